import Charts
import Glibc
import GoTemplate
import Operations
import Releases
import TestCluster

/// Uses a store as commands do, without rendering: scripts/check-store kills it and looks at what is left.
@main
enum StoreExercise {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        let command = arguments.popFirst() ?? ""
        do {
            let location = try StoreLocation(parsing: GoString(arguments.popFirst() ?? ""))
            let store = try location.open(inCluster: inCluster)
            try run(command, store, Array(arguments))
        } catch {
            complain(error.goMessage.text)
            exit(1)
        }
    }

    private static func inCluster(_ kind: RecordKind) throws -> any ReleaseStore {
        ClusterReleaseStore(APIRecordObjects(try TestCluster.connection(), kind: kind), kind: kind)
    }

    private static func run(_ command: String, _ store: any ReleaseStore, _ arguments: [String]) throws {
        func number(_ index: Int) -> Int { index < arguments.count ? Int(arguments[index]) ?? 0 : 0 }
        let name = GoString(arguments.first ?? "web")
        switch command {
        case "work":
            let worker = Worker(store: store, name: name, size: number(2))
            try arguments.last == "upgrades" ? worker.upgrade(times: number(1)) : worker.work(times: number(1))
        case "fill": try fill(store, releases: number(0), revisions: max(1, number(1)), size: number(2))
        case "measure": try measure(store, name: name, size: number(1))
        case "verify": try Verification.run(store)
        case "begin": try Worker(store: store, name: name, size: number(1)).begin()
        case "delete": try Worker(store: store, name: name, size: 0).delete()
        case "history", "records", "manifest": try show(command, Worker(store: store, name: name, size: 0).key, store)
        default: complain("work, fill, measure, verify, begin, delete, history, records or manifest")
        }
    }

    private static func show(_ what: String, _ key: ReleaseKey, _ store: any ReleaseStore) throws {
        let summaries = try store.summaries(SummaryQuery(key)).summaries
        switch what {
        case "history": for summary in summaries { say("\(summary.revision)=\(summary.status.rawValue)") }
        case "manifest": say(try store.release(key, revision: 0).manifest.text)
        default:
            for summary in summaries {
                say(GoString(try RecordCodec.json(of: store.release(summary.revisionKey))).text)
            }
        }
    }

    private static func fill(_ store: any ReleaseStore, releases: Int, revisions: Int, size: Int) throws {
        for number in 0..<releases {
            let worker = Worker(store: store, name: GoString("release-\(number)"), size: size, isQuiet: true)
            // Records of a release in one transaction: a file to measure need not be made durable step by step.
            try store.importReleases((1...revisions).map { try worker.release($0, isLast: $0 == revisions) })
        }
    }

    private static func measure(_ store: any ReleaseStore, name: GoString, size: Int) throws {
        let worker = Worker(store: store, name: name, size: size, isQuiet: true)
        try time("list") { _ = try store.summaries(SummaryQuery(isLatestOnly: true)) }
        try time("history") { _ = try store.history(of: worker.key) }
        for _ in 0..<3 { try time("upgrade") { try worker.upgrade() } }
        try time("get") { _ = try store.release(worker.key, revision: 0) }
    }

    private static func time(_ name: String, _ body: () throws -> Void) throws {
        let start = ContinuousClock.now
        try body()
        let elapsed = ContinuousClock.now - start
        say("\(name) \(elapsed.components.attoseconds / 1_000_000_000_000) us")
    }
}

/// A line at once, so that it is out before a kill.
func say(_ line: String) { emit(line, to: STDOUT_FILENO) }

func complain(_ line: String) { emit("Error: " + line, to: STDERR_FILENO) }

private func emit(_ line: String, to descriptor: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = write(descriptor, bytes, bytes.count)
}
