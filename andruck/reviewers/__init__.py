"""Optional proof-readers by language model, behind one door; off by default, none shipped yet."""
