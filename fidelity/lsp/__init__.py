"""The language server: findings in an editor, beside the words that they are about."""
