"""What we know about text: blocks, sentences, dates, numbers, quotes, words, language."""
