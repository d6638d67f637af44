"""The chat on websites: sessions of visitors, what they write and read, and answers by mail to those who left."""
