"""Names of administrative areas to official codes of the Ministry of Home Affairs (Kemendagri)."""
