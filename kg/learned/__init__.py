"""Learned parts: models as plain arrays, and how they answer; nothing here trains.

A *linear* model weighs named features (and, where it has a dense part, a vector); a *tree* model adds up small decision
trees over numbers; a *calibration* turns what they say into a probability that holds. A bundle is the file of one
reader's models (``data/NAME.npz``) with a card beside it (``data/NAME.json``: what it learned from, how good it is, the
digest of its arrays). Features are made where they are read (`kg.quote.features`), for training and for reading alike;
``training/`` outside the package fits the models and writes the files. Inference is NumPy alone, in double precision;
what decides is rounded, so that the last bit of a processor does not show.
"""
