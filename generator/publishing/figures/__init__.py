"""Drawings as SVG text: the body map, enlarged bones, bars. Colours come from the style sheet, by class."""
