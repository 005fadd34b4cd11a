"""What is known of a value without running anything: where it comes from, and which texts it may be."""

from collections import namedtuple

MOST_TEXTS = 32

Function = namedtuple("Function", "node module scope owner")
Class = namedtuple("Class", "node module scope")

FIELDS = {
    # of what the script is given: input, output, env or arg; or what it parses its command line with
    "kinds": frozenset(),
    # what it may be, where it is a text; only its beginning where it is open
    "texts": frozenset(),
    "open": False,
    # used only where something else is missing
    "soft": False,
    # the texts in it, where it is a list or a dictionary
    "items": frozenset(),
    # of a dictionary, by key
    "entries": (),
    # functions and classes, and the classes that it may be an object of
    "refs": (),
    "instances": (),
    # what it was imported as
    "dotted": "",
    "module": None,
}
Value = namedtuple("Value", FIELDS, defaults=FIELDS.values())
NOTHING = Value()


def either(one, other):
    """What is known of a value that is one of two."""
    if one == NOTHING or one == other:
        return other
    if other == NOTHING:
        return one
    texts = one.texts | other.texts
    return Value(
        kinds=one.kinds | other.kinds,
        texts=texts if len(texts) <= MOST_TEXTS else frozenset(),
        open=one.open or other.open,
        soft=one.soft or other.soft,
        items=one.items | other.items,
        entries=tuple({**dict(one.entries), **dict(other.entries)}.items()),
        refs=tuple(dict.fromkeys(one.refs + other.refs)),
        instances=tuple(dict.fromkeys(one.instances + other.instances)),
        dotted=one.dotted or other.dotted,
        module=one.module or other.module,
    )


def joined(parts, glue):
    """Texts put together; open from the first part on that is not known."""
    texts, is_open, soft = frozenset([""]), False, any(part.soft for part in parts)
    for index, part in enumerate(parts):
        if not part.texts or len(texts) * len(part.texts) > MOST_TEXTS:
            is_open = True
            if index and glue:
                texts = frozenset(text + glue for text in texts)
            break
        texts = frozenset(glue_texts(text, more, glue if index else "") for text in texts for more in part.texts)
        if part.open:
            is_open = True
            break
    return Value(texts=texts - {""}, open=is_open, soft=soft)


def glue_texts(text, more, glue):
    if glue and more.startswith(glue):
        return more
    return text.rstrip(glue) + glue + more if glue else text + more
