"""What a sentence says, as values with spans: its words, numbers, dates, names, polarity, degrees.

English is read here, because every back-translation is English; folding and word forms serve any
language.
"""
