"""Learning relations: `readings` of annotated articles by rules, `lessons` made of them, `fit` models, `heldout` readings.

``python -m training.relate.train`` fits what ships; `training.crossval` measures.
"""
