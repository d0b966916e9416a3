"""The audit as a page: what its templates are given, the templates themselves, and the style."""
