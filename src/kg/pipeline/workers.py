"""One function over many tasks on several cores; a task that fails tells why and stops no other."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from kg.errors import StoreError

Task = TypeVar("Task")
Result = TypeVar("Result")
# So many tasks wait in line for each worker: enough that none idles, few enough to be held in memory.
AHEAD = 4
# Parts of documents form no cycles worth a search every 700 objects; it takes a quarter of the time.
COLLECT_AFTER = 200_000
# A worker takes a second to start, as much as a handful of reports take.
WORTH_A_WORKER = 4


def available() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Elsewhere(Generic[Task, Result]):
    """A function by its module and name, imported where it is called: who only hands work on does without."""

    module: str
    name: str

    def __call__(self, task: Task) -> Result:
        """Calls it."""
        function: Callable[[Task], Result] = getattr(importlib.import_module(self.module), self.name)
        return function(task)


class Batches(Executor, ABC):
    """Workers elsewhere, which take all tasks at once."""

    @abstractmethod
    def run(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Future[Result]]]:
        """Each task with its finished future, in the order of the tasks."""


@contextmanager
def crew(workers: int, tasks: int) -> Iterator[Executor]:
    """Processes to work in, or where that does not pay one thread of this process."""
    wanted = min(workers, tasks // WORTH_A_WORKER)
    if wanted < 2:
        with ThreadPoolExecutor(1) as executor:
            yield executor
        return
    # Started afresh: a fork copies locks of threads that it does not copy.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(wanted, context, _prepare) as executor:
        try:
            yield executor
        except BaseException:
            # Whoever waits for the command to end waits for nothing that is of no use any more.
            for process in tuple((getattr(executor, "_processes", None) or {}).values()):
                process.kill()
            raise


def _prepare() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    gc.set_threshold(COLLECT_AFTER)


def outcomes(
    executor: Executor, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Future[Result]]]:
    """Each task with its finished future, in the order of the tasks; the first ones are begun at once."""
    if isinstance(executor, Batches):
        return executor.run(function, tasks)
    line = iter(tasks)
    begun = _begin(executor, function, islice(line, AHEAD * getattr(executor, "_max_workers", 1)))
    return _in_line(executor, function, begun, line)


def _begin(
    executor: Executor, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> list[tuple[Task, Future[Result]]]:
    try:
        with _not_interrupted():
            return [(task, executor.submit(function, task)) for task in tasks]
    except BrokenProcessPool as error:
        raise _died() from error


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """A block in which signals to stop wait for its end; processes begun in it start so.

    One stopped half-way begins a process that nobody ends. A terminal sends Ctrl-C to all processes of
    a command, of which one is to tell the user and to end the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_asked_to_stop = threading.Event()


def stop_when_asked() -> None:
    """Ends this process's work by Ctrl-C or SIGTERM, from the main thread.

    An interrupt that comes while Python runs a callback, as it does at the end of an import, is told on
    stderr and forgotten; here the next task finds that it was asked for.
    """

    def stop(*_: object) -> None:
        _asked_to_stop.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    # Who started us with Ctrl-C ignored, in the background, wants it ignored.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, stop)


def _in_line(
    executor: Executor,
    function: Callable[[Task], Result],
    waiting: list[tuple[Task, Future[Result]]],
    line: Iterator[Task],
) -> Iterator[tuple[Task, Future[Result]]]:
    """Those begun as they end, each with the next in its place."""
    while waiting:
        if _asked_to_stop.is_set():
            raise KeyboardInterrupt
        task, future = waiting.pop(0)
        if isinstance(broken := future.exception(), BrokenProcessPool):
            raise _died() from broken
        waiting += _begin(executor, function, islice(line, 1))
        yield task, future


def _died() -> StoreError:
    stands = "the graph that stood before stands, and what is done is kept"
    mend = f"see that memory suffices, or take fewer --workers; {stands}"
    return StoreError("a worker died", mend=mend)


class Beside:
    """Threads for what the system does, copying and waiting for the disk, while this one goes on."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._begun: list[Future[None]] = []

    def begin(self, function: Callable[..., None], *given: object) -> Future[None]:
        """Begins a call."""
        future = self._executor.submit(function, *given)
        self._begun.append(future)
        return future

    def wait(self) -> None:
        """Waits for all calls; the first that failed is the error."""
        for future in self._begun:
            future.result()


@contextmanager
def beside() -> Iterator[Beside]:
    """Two such threads, which end with the block."""
    with ThreadPoolExecutor(2) as executor:
        yield Beside(executor)


def results(
    executor: Executor, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[Result]:
    """Each task's result, in the order of the tasks; the first failure stops all."""
    return (future.result() for _, future in outcomes(executor, function, tasks))
