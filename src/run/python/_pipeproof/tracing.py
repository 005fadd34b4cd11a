"""What tells the lines that run where coverage.py is missing: the interpreter's monitoring, before 3.12 its trace function."""

import sys
import threading

# they end loops, and no line
ENDS = (StopIteration, StopAsyncIteration, GeneratorExit)


class ByTrace:
    """Sees every line: slow in long loops."""

    def __init__(self, path_of):
        self.path_of, self.found = path_of, {}

    def start(self):
        threading.settrace(self.enter)
        sys.settrace(self.enter)

    def stop(self):
        sys.settrace(None)
        threading.settrace(None)

    def pairs(self):
        return self.found

    def enter(self, frame, event, _):
        path = self.path_of(frame.f_code.co_filename)
        if path is None:
            return None
        # a generator goes on where it was
        return frame.f_trace or self.follower(self.found.setdefault(path, set()), -frame.f_code.co_firstlineno)

    def follower(self, pairs, begin):
        last = begin

        def follow(frame, event, arg):
            nonlocal last
            if event == "line":
                pairs.add((last, frame.f_lineno))
                last = frame.f_lineno
            elif event == "return" and last:
                pairs.add((last, begin))
            elif event == "exception" and not issubclass(arg[0], ENDS):
                # where it goes from here says nothing of the line
                last = 0
            return follow

        return follow


class Routes:
    """Where the jumps of a code object lead, by lines."""

    def __init__(self, code):
        import dis

        self.begin = -code.co_firstlineno
        self.lines = {}
        for start, end, line in code.co_lines():
            self.lines.update(dict.fromkeys(range(start, end, 2), line))
        self.steps = [step for step in dis.get_instructions(code)]
        self.place = {step.offset: index for index, step in enumerate(self.steps)}

    def to(self, line, offset):
        """The next line after a jump; nothing where another jump of the same line decides."""
        index, seen = self.place.get(offset), set()
        while index is not None and index < len(self.steps) and index not in seen:
            seen.add(index)
            step = self.steps[index]
            here, name = self.lines.get(step.offset), step.opname
            if here is not None and here != line:
                return here
            if name.startswith("RETURN"):
                return self.begin
            if name.startswith(("POP_JUMP", "FOR_ITER", "SEND", "RAISE", "RERAISE")):
                return None
            index = self.place.get(step.argval) if name.startswith("JUMP") else index + 1
        return None


class ByMonitor:
    """Hears of every place once, so that loops go on at their own pace."""

    def __init__(self, path_of):
        self.path_of, self.found, self.routes, self.led = path_of, {}, {}, {}
        self.monitoring = sys.monitoring
        self.tool = next(number for number in (1, 3, 4, 0, 2, 5) if self.monitoring.get_tool(number) is None)

    def start(self):
        events = self.monitoring.events
        both = [getattr(events, name, 0) for name in ("BRANCH_LEFT", "BRANCH_RIGHT")]
        self.branches = both if all(both) else [events.BRANCH]
        self.monitoring.use_tool_id(self.tool, "pipeproof")
        self.monitoring.register_callback(self.tool, events.PY_START, self.entered)
        self.monitoring.register_callback(self.tool, events.LINE, self.came)
        for event in self.branches:
            self.monitoring.register_callback(self.tool, event, self.jumped)
        self.monitoring.set_events(self.tool, events.PY_START)
        # the job before may have heard of it
        self.monitoring.restart_events()

    def stop(self):
        self.monitoring.set_events(self.tool, 0)
        for event in (self.monitoring.events.PY_START, self.monitoring.events.LINE, *self.branches):
            self.monitoring.register_callback(self.tool, event, None)
        self.monitoring.free_tool_id(self.tool)

    def pairs(self):
        return self.found

    def pairs_of(self, code):
        return self.found.setdefault(self.path_of(code.co_filename), set())

    def entered(self, code, _):
        if self.path_of(code.co_filename) is not None:
            self.pairs_of(code).add((-code.co_firstlineno, 0))
            self.monitoring.set_local_events(self.tool, code, sum(self.branches) | self.monitoring.events.LINE)
        return self.monitoring.DISABLE

    def came(self, code, line):
        self.pairs_of(code).add((0, line))
        return self.monitoring.DISABLE

    def jumped(self, code, offset, target):
        routes = self.routes.get(id(code))
        if routes is None:
            # with the code, so that no other gets its id
            routes = self.routes[id(code)] = Routes(code), code
        line = routes[0].lines.get(offset)
        reached = routes[0].to(line, target)
        if line and reached:
            self.pairs_of(code).add((line, reached))
        led = self.led.setdefault((id(code), offset), set())
        led.add(target)
        # before 3.14 both ways are one event
        return self.monitoring.DISABLE if len(self.branches) == 2 or len(led) == 2 else None


def best(path_of):
    return (ByMonitor if hasattr(sys, "monitoring") else ByTrace)(path_of)
