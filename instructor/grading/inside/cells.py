"""Runs a notebook's cells as Jupyter does, as far as that does no harm here."""

import ast
import asyncio
import builtins
import contextlib
import inspect
import linecache
import os
import re
import sys
import types
import warnings

TIMING_OPTIONS = re.compile(r"(?:-[nrplsTD] *\S+\s+|-[tcqv]+\s+|--[\w-]+\s+)*")
BARE_COMMAND = re.compile(r"\s*(?:cd|conda|load_ext|ls|matplotlib|pip|pwd|time|timeit|whos?) [^\n]*\n?")
WITHOUT_EFFECT = {"autoreload", "autosave", "config", "load_ext", "matplotlib", "reload_ext"}


class Cells:
    """The namespace that the cells share, and what `get_ipython()` gives in them."""

    def __init__(self):
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        self.namespace = vars(main)
        self.left_out = []
        self.loop = None
        self.name = self.source = ""
        self.make_surroundings()

    def make_surroundings(self):
        """What a notebook finds in Jupyter or on Colab and that here is not there, or must do nothing."""
        for folder in sys.path:
            if os.path.isfile(os.path.join(folder, "nncourse/__init__.py")):
                exercises = types.ModuleType("nncourse.exercises")
                exercises.__path__ = [os.path.join(folder, "nncourse/exercises")]
                exercises.Grader = Silent
                sys.modules["nncourse.exercises"] = exercises
                break
        colab = types.ModuleType("google.colab")
        colab.__getattr__ = tool
        google = sys.modules.setdefault("google", types.ModuleType("google"))
        google.colab = sys.modules["google.colab"] = colab
        for name in ("display", "exit", "help", "quit"):
            setattr(builtins, name, nothing)
        builtins.get_ipython = lambda: self

    def run(self, number, source):
        """Nothing, or what the teacher should know about it."""
        self.name, self.source, self.left_out = f"<cell {number}>", source, []
        linecache.cache[self.name] = (len(source), None, source.splitlines(True), self.name)
        problems = []
        try:
            self.execute(source)
        except BaseException as error:
            problems.append(short(error))
        return (self.left_out + problems)[-5:]

    def execute(self, source):
        result = eval(compiled(source, self.name), self.namespace)
        if inspect.iscoroutine(result):  # of a cell with await outside of functions
            self.loop = self.loop or asyncio.new_event_loop()
            self.loop.run_until_complete(result)

    # --- IPython's commands: what is timed or captured is run, the others are left out

    def run_line_magic(self, name, line, *args, **options):
        if name in ("time", "timeit", "prun"):
            return self.value(TIMING_OPTIONS.sub("", line, count=1))
        if name not in WITHOUT_EFFECT:
            self.leave_out(f"%{name} {line}")
        return None

    def run_cell_magic(self, name, line, cell):
        if name not in ("capture", "time", "timeit", "prun"):
            return self.leave_out(f"%%{name} {line}")
        if name != "capture":
            self.execute(TIMING_OPTIONS.sub("", line + " ", count=1).strip())
        elif line and not line.startswith("-"):
            self.namespace[line.split()[0]] = Silent()
        lines_before = max(0, self.source.count("\n") - cell.rstrip("\n").count("\n"))
        return self.execute("\n" * lines_before + cell)

    def value(self, line):
        """Run a line; if it is an expression, its value."""
        try:
            code = compile(line, self.name, "eval")
        except SyntaxError:
            return self.execute(line)
        return eval(code, self.namespace)

    def system(self, command):
        self.leave_out(f"!{command}")

    def getoutput(self, command, *args, **options):
        self.leave_out(f"!{command}")
        return []

    def leave_out(self, command):
        self.left_out.append(f"left out: {command.strip()[:60]}")

    def __getattr__(self, name):
        return Silent.__getattr__(self, name)


def nothing(*args, **options):
    return None


def tool(name):
    """Of Colab's: files, drive, userdata …"""
    if name.startswith("__"):
        raise AttributeError(name)
    return Silent()


class Silent:
    """Stands for the course's Grader and the like: whatever is asked of it, it does nothing."""

    def __init__(self, *args, **options):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return nothing


def compiled(source, name):
    """The code of a cell, which may have await outside of functions and IPython's commands."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return compile(source, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError as error:
            for plain in without_commands(source):
                with contextlib.suppress(SyntaxError):
                    return compile(plain, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            raise error from None


def without_commands(source):
    """The cell with IPython's commands turned into calls; a single line may be one that lacks its %."""
    from IPython.core.inputtransformer2 import TransformerManager

    yield TransformerManager().transform_cell(source)
    if BARE_COMMAND.fullmatch(source):
        yield TransformerManager().transform_cell("%" + source.lstrip())


def short(error):
    where = traceback_lines(error)
    return f"{type(error).__name__}: {text_of(error)[:300]}" + (f" ({where[-1]})" if where else "")


def text_of(error):
    try:
        return str(error)
    except BaseException:
        return ""


def traceback_lines(error):
    """The lines of the submission's cells that the error went through."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<cell "):
            source = linecache.getline(code.co_filename, trace.tb_lineno).strip()
            lines.append(f"{code.co_filename[1:-1]}, line {trace.tb_lineno}: {source[:200]}")
        trace = trace.tb_next
    return lines[-4:]
