import Charts
import Diagnostics
import GoTemplate
import Operations
import Releases

/// The world of a command: streams and environment, injected so that tests run commands in-process.
struct CommandContext {
    let environment: [String: String]
    /// The name or path that the program was called by.
    var program = "swelm"
    let output: any ByteSink
    let errors: any ByteSink
    /// Whether a person reads the errors.
    let errorsAreOnTerminal: Bool
    /// Whether a person reads the output.
    var outputIsOnTerminal = false
    /// What releases are applied to.
    var cluster: any Cluster = NoCluster()
    /// The store of all releases, instead of the one that the flags and the environment name.
    var store: (any ReleaseStore)?

    /// Writes a line to standard error; a person's terminal gets no control characters.
    func warn(_ line: GoString) {
        errors.write((errorsAreOnTerminal ? GoString(SnippetRenderer.visible(line.text)) : line).bytes + [0x0A])
    }

    func warn(_ line: String) { warn(GoString(line)) }

    /// Logs as Helm's slog handler writes: `level=WARN msg="…"`.
    func log(_ level: LogLevel, _ message: String, _ attributes: [(String, String)] = []) {
        let rest = attributes.map { " \($0)=\(LogText.quoted($1))" }.joined()
        warn("level=\(level.rawValue) msg=\(LogText.quoted(message))\(rest)")
    }
}

enum LogLevel: String {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARN"
    case error = "ERROR"
}

/// Go's slog text form of a value.
enum LogText {
    static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D }
        return isPlain ? text : Strconv.quote(GoString(text)).text
    }
}

extension CommandContext {
    /// What the program is called on a command line: `helm` where a link of that name was called.
    var programName: String {
        let name = program.split(separator: "/").last.map(String.init) ?? ""
        let isWord =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_.".utf8.contains(byte)
            }
        return isWord ? name : "swelm"
    }

    /// Writes what the lower layers logged since the last time.
    func write(_ log: Log) {
        for record in log.drain() { warn(record.line) }
    }
}
