import Codecs
import GoLibrary
import GoTemplate
import Rollouts

/// A program that prints a number or JSON; the queries of its metrics are places in what it prints.
struct CommandProvider: MetricProvider {
    let definition: ProviderDefinition
    let words: [DeferredValue]
    let runner: CommandRunner

    func readings(
        of queries: [DeferredValue], _ names: [GoString: GoString], at instant: CheckInstant, counting: CountingRule
    ) throws(SignalFailure) -> [Reading] {
        let result = try runner.run(words, names, timeout: definition.timeout)
        guard result.ending.isSuccess else { throw SignalFailure(result.words) }
        let answer = try Self.value(of: GoString(result.output).trimmingSpace)
        return try queries.map { query throws(SignalFailure) in
            try JSONPath(parsing: try query.signalText(names)).reading(in: answer)
        }
    }

    /// A plain number may be NaN or infinite, which JSON has no words for.
    private static func value(of output: GoString) throws(SignalFailure) -> Value {
        if let number = Double(output.text) { return .float(number) }
        guard let value = try? JSON.decode(output.bytes) else {
            throw SignalFailure("what it printed is neither a number nor JSON")
        }
        return value
    }
}
