"""Điểm Cầu: the chatbot that a class held in thousands of places at once runs on."""

__version__ = "0.1.0"
