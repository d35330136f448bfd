import GoLibrary
import GoTemplate
import Processes
import Rollouts

/// Runs programs that a stages file names, without a shell and with a short environment.
struct CommandRunner {
    private let surroundings: SignalSurroundings

    init(_ surroundings: SignalSurroundings) { self.surroundings = surroundings }

    /// What a program cannot do without; secrets of the surroundings are none of that.
    private static let passedOn: [GoString] = [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "KUBECONFIG", "SSL_CERT_FILE",
        "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
    ]

    /// - Parameters:
    ///   - words: the program with its arguments.
    ///   - names: what stands in place of names, and what the program finds as `SWELM_NAME`.
    func run(
        _ words: [DeferredValue], _ names: [GoString: GoString], input: [UInt8] = [], timeout: GoDuration
    ) throws(SignalFailure) -> ProgramResult {
        let texts = try words.map { word throws(SignalFailure) in try word.signalText(names) }
        guard let name = texts.first else { throw SignalFailure("there is no program") }
        var program = Program(name, Array(texts.dropFirst()))
        program.environment = environment(names)
        program.timeLimit = .nanoseconds(timeout.nanoseconds)
        do {
            return try program.run(input: input)
        } catch {
            throw SignalFailure(error.message)
        }
    }

    private func environment(_ names: [GoString: GoString]) -> [GoString] {
        let inherited = Self.passedOn.compactMap { name in surroundings.variable(name).map { name + "=" + $0 } }
        let told = names.sorted { $0.key < $1.key }.map { "SWELM_" + $0.key.uppercased + "=" + $0.value }
        return inherited + told.filter { !$0.bytes.contains(0) }
    }
}

extension ProgramResult {
    /// How it ended, with the last line that it wrote about it.
    var words: GoString {
        let lines = [errors, output].lazy.flatMap { GoString($0).split(at: UInt8(ascii: "\n")).reversed() }
        let ending = GoString(ending.description)
        guard let line = lines.map(\.trimmingSpace).first(where: { !$0.isEmpty }) else { return ending }
        return ending + ": " + line.shortened
    }
}

extension GoString {
    private static let mostBytes = 300

    /// The beginning of what somebody else wrote, as one line.
    var shortened: GoString {
        let line = trimmingSpace.split(at: UInt8(ascii: "\n")).first ?? self
        return line.count > Self.mostBytes ? GoString(runes: line.prefix(Self.mostBytes).runes) + "…" : line
    }
}
