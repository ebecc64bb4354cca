"""What the visitor sees and touches. Kivy lives only here.

Before anything else of this package is imported: `window.prepare(...)`, then `text.register()`.
"""
