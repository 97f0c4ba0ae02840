"""Work on a Dask cluster: a real scheduler, two workers that are processes of their own, one of which is killed."""

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stored import rows

pytest.importorskip("distributed")
from clusters import LocalCluster

from quotes.archive import rules
from quotes.archive.batches import Answer, Work, events
from quotes.archive.cluster import cluster as connected
from quotes.archive.load import load
from quotes.cli import commands
from quotes.errors import ClusterError, QuotesError, WorkerLostError
from quotes.models import Document
from quotes.read.files import files
from quotes.read.formats import Reading
from quotes.store.connect import create_or_open

SMALL = ("--partition-size", "0.002")
STORY = "The ferry was late by {0} hours.\n\n“We waited {0} hours for it,” Nora Quist said.\n\n" * 3


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """Two workers; the last test of this file kills one."""
    local = LocalCluster(tmp_path_factory.mktemp("cluster"))
    try:
        local.start_worker()
        local.start_worker()
        yield local
    finally:
        local.close()


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Batches are of four things, and files above 10 kB are read here, so that a hundred documents are much work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.archive.batches.MOST", 4)
        patch.setattr("quotes.archive.batches.WHOLE", 10_000)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred articles, a corpus of sixty, and a file that is none."""
    found = tmp_path_factory.mktemp("many")
    for number in range(100):
        (found / f"{number:03}.txt").write_text(STORY.format(number), "utf-8")
    lines = [json.dumps({"id": f"r{number}", "text": STORY.format(1000 + number)}) for number in range(60)]
    (found / "rows.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for file in found.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))  # not so new that it may change again within one tick of a clock
    (found / "broken.txt").write_bytes(b"\x00\xff\x00\xd8 no text \x00\x01\x02" * 9)
    return found


@pytest.fixture(scope="module")
def direct(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of that folder, made by this machine alone."""
    path = tmp_path_factory.mktemp("direct") / "q.db"
    run("load", path, folder, "--jobs", "1")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_parse_prints_the_same(cluster, seeds):
    alone = run("parse", "--format", "jsonl", "--jobs", "1", seeds)
    assert run("parse", "--format", "jsonl", "--cluster", cluster.address, seeds).stdout == alone.stdout


def test_a_load_stores_the_same_rows(cluster, folder, direct, tmp_path):
    path = tmp_path / "q.db"
    done = run("load", path, folder, "--cluster", cluster.address)
    assert done.exit_code == 1
    assert "broken.txt" in done.stderr
    assert rows(path) == rows(direct)
    again = run("load", path, folder, "--cluster", cluster.address)
    assert "unchanged 160" in " ".join(again.stdout.split())


def test_files_that_only_this_machine_has_are_sent(cluster, tmp_path, monkeypatch):
    """The workers run in another folder: a relative path would be none to them."""
    (tmp_path / "one.txt").write_text(STORY.format(1), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert '"path": "one.txt"' in run("parse", "--format", "jsonl", "--cluster", cluster.address, "one.txt").stdout


def test_files_that_every_machine_has_are_read_by_the_workers(cluster, tmp_path):
    (tmp_path / "one.txt").write_text(STORY.format(1), "utf-8")
    done = run("load", tmp_path / "q.db", f"file://{tmp_path}", "--cluster", cluster.address)
    assert done.exit_code == 0, done.stderr
    run("load", tmp_path / "plain.db", tmp_path / "one.txt", "--jobs", "1")
    assert rows(tmp_path / "q.db")["places"] == rows(tmp_path / "plain.db")["places"]
    assert rows(tmp_path / "q.db")["files"][0][:3] == rows(tmp_path / "plain.db")["files"][0][:3]


@pytest.fixture(scope="module")
def partitions(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the data set of that folder, made by this machine alone."""
    path = tmp_path_factory.mktemp("set") / "a.parquet"
    run("parse", folder, "--to", path, "--jobs", "1", *SMALL)
    return contents(path)


@pytest.mark.parametrize("before", ["", "file://"], ids=["sent back", "written by the workers"])
def test_a_data_set_is_the_same_whoever_makes_it(cluster, folder, partitions, tmp_path, before):
    pytest.importorskip("pyarrow")
    run("parse", folder, "--to", f"{before}{tmp_path}/a.parquet", "--cluster", cluster.address, *SMALL)
    assert len(partitions) > 40
    assert contents(tmp_path / "a.parquet") == partitions


def test_a_file_that_cannot_be_read_here_is_named_and_costs_no_other(cluster, tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(STORY.format(1), "utf-8")
    (tmp_path / "texts" / "lost.txt").symlink_to(tmp_path / "nowhere")
    words = ("parse", tmp_path / "texts", "--to", tmp_path / "a.parquet")
    for done in (run(*words, "--cluster", cluster.address), run(*words, "--jobs", "1")):
        assert done.exit_code == 1
        assert "lost.txt does not exist" in done.stderr
        assert "documents 1 " in " ".join(done.stdout.split())


def test_workers_with_other_rules_are_refused(cluster, seeds, monkeypatch):
    monkeypatch.setattr(rules, "version", lambda: "newer")
    with pytest.raises(ClusterError, match=r"worker tcp://127.0.0.1:\d+ has other rules \(\w{12}, here newer\)"):
        run("parse", "--cluster", cluster.address, seeds)


def test_the_verbs_of_a_user_go_along_with_the_work(cluster, tmp_path):
    (tmp_path / "verbs.toml").write_text('[own]\nverbs = ["yodel"]\n', "utf-8")
    (tmp_path / "one.txt").write_text("“The hills are alive,” yodeled Ada Berg, a baker from Kiruna.\n", "utf-8")
    words = ("parse", "--kind", "article", "--format", "jsonl", "--cluster", cluster.address, tmp_path / "one.txt")
    for _ in range(2):  # a worker that has read with other verbs forgets what rests on them
        assert '"Ada Berg"' in run(*words, "--cues", tmp_path / "verbs.toml").stdout
        assert '"Ada Berg"' not in run(*words).stdout


def test_a_worker_that_lacks_the_style_is_refused(cluster, seeds, tmp_path, monkeypatch):
    shutil.copy(Path(__file__).parent.parent / "docs" / "station.lark", tmp_path / "my.lark")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ClusterError, match=r"has no such style as my.lark"):
        run("parse", "--style", "my.lark", "--cluster", cluster.address, seeds)


def test_a_scheduler_that_does_not_answer_is_named(seeds, monkeypatch):
    monkeypatch.setattr("quotes.archive.cluster.PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"no scheduler of a cluster at tcp://127.0.0.1:9: nobody answers there"):
        run("parse", "--cluster", "tcp://127.0.0.1:9", seeds)
    with pytest.raises(QuotesError, match=r"no scheduler of a cluster at nowhere://x"):
        run("parse", "--cluster", "nowhere://x", seeds)


def test_without_the_library_the_extra_is_named(seeds, monkeypatch):
    monkeypatch.setattr("quotes.archive.cluster.find_spec", lambda _: None)
    with pytest.raises(QuotesError, match=r"pip install 'attributed-quotes\[cluster\]'"):
        run("parse", "--cluster", "tcp://127.0.0.1:9", seeds)


def test_a_worker_that_dies_costs_a_retry_and_no_row(cluster, folder, direct, tmp_path):
    path, through = tmp_path / "q.db", []

    def seen(file: object) -> None:
        through.append(file)
        if len(through) == 20:
            cluster.workers[0].kill()

    db = create_or_open(path)
    with connected(cluster.address) as pool:
        assert pool.size == 2
        load(db, files([str(folder)]), seen=seen, pool=pool)
    db.close()
    assert cluster.workers[0].wait(10) == -9
    with connected(cluster.address) as pool:
        assert pool.size == 1
    found, expected = rows(path), rows(direct)
    assert [row[:4] for row in found["documents"]] == [row[:4] for row in expected["documents"]]
    for table in ("quotes", "people", "pieces", "places"):
        assert found[table] == expected[table]


def test_a_worker_that_dies_costs_no_partition(cluster, folder, partitions, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    from quotes.dataset import write

    take, taken = write._Run.take, []  # noqa: SLF001 - the moment between two partitions

    def killing(own: object, *what: object) -> None:
        taken.append(what)
        if len(taken) == 3:
            cluster.workers[1].kill()
        take(own, *what)

    monkeypatch.setattr(write._Run, "take", killing)  # noqa: SLF001 - same
    cluster.start_worker()
    run("parse", folder, "--to", tmp_path / "a.parquet", "--cluster", cluster.address, *SMALL)
    assert cluster.workers[1].wait(10) == -9
    assert contents(tmp_path / "a.parquet") == partitions


def test_what_a_scheduler_says_is_said_in_our_words(cluster):
    """After so many deaths the scheduler gives a piece of work up; when it ends itself, it cancels all."""
    from distributed import KilledWorker

    future: Future[str] = Future()
    with connected(cluster.address) as pool:
        pool._executor = FakeExecutor(future)  # noqa: SLF001 - no test waits for four workers to die
        answer = pool.submit(str, "text")
        future.set_exception(KilledWorker("task", None, 3))
        with pytest.raises(WorkerLostError, match=r"each worker that was given it died \(4 did\)"):
            answer()
        future = Future()
        future.cancel()
        pool._executor = FakeExecutor(future)  # noqa: SLF001 - same
        with pytest.raises(ClusterError, match="has gone; what was done stays"):
            pool.submit(str, "text")()


@dataclass
class FakeExecutor:
    """One that gives the same future for whatever is submitted."""

    future: Future[str]

    def submit(self, *_: object) -> Future[str]:
        return self.future


def test_a_cluster_whose_workers_have_all_gone_is_not_waited_for(cluster, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.archive.cluster.WAITS", 0)
    db = create_or_open(tmp_path / "q.db")
    with connected(cluster.address) as pool:
        monkeypatch.setattr("quotes.archive.cluster.PATIENCE", 0.2)
        for worker in cluster.workers:
            worker.kill()
        with pytest.raises(ClusterError, match=r"all workers of the cluster at .* have gone"):
            load(db, files([str(folder)]), pool=pool)
    db.close()


def test_a_batch_over_which_workers_died_is_worked_on_one_by_one():
    class Pool:
        """One that loses each batch with `poison` in it."""

        size = 1

        def submit(self, function, batch):
            def answer():
                if any(item[1].path == "poison" for item in batch if isinstance(item, tuple)):
                    raise WorkerLostError("workers died")
                return function(batch)

            return answer

    found = [Document(name, name, name, 0, len(name)) for name in ("one", "poison", "two")]
    told = [event for event in events(Work(Reading(), len_of), found, pool=Pool()) if isinstance(event, Answer)]
    assert [(answer.path, answer.value, answer.failure) for answer in told] == [
        ("one", 3, None),
        ("poison", None, "poison: workers died"),
        ("two", 3, None),
    ]


def len_of(document: Document) -> int:
    return len(document.text)
