import Files
import GoTemplate
import Rollouts
import Signals

/// Where the numbers of a rollout go: a text file of Prometheus' node exporter, a Pushgateway, or both.
struct MetricsExport {
    static let flags = FlagTable {
        file
        gateway
    }

    private static let file = Flag<GoString>(
        "metrics-file", placeholder: "FILE",
        "write the rollout as metrics, for the text files of Prometheus' node exporter (which reads *.prom)")
    private static let gateway = Flag<GoString>(
        "pushgateway", placeholder: "URL",
        "keep the rollout as metrics in this Pushgateway of Prometheus until the rollout is over")

    private let path: GoString?
    private let gateway: Pushgateway?

    /// - Throws: for an address that is none.
    init(_ invocation: Invocation) throws {
        path = invocation.flags.givenIfDeclared(Self.file).flatMap { $0.isEmpty ? nil : $0 }
        gateway = try invocation.flags.givenIfDeclared(Self.gateway).map { address in
            do {
                return try Pushgateway(address, in: SignalSurroundings(environment: invocation.context.environment))
            } catch let failure as SignalFailure {
                throw CommandFailure("--pushgateway: " + failure.message)
            }
        }
    }

    var isWanted: Bool { path != nil || gateway != nil }

    /// Writes the numbers of now.
    ///
    /// - Parameter outcomes: how many rollouts of the plan ended in each way.
    /// - Returns: why a gateway does not have them, which is no reason to end anything; nil where it has.
    /// - Throws: `HelmError` where the file cannot be written.
    func write(_ report: RolloutReport, outcomes: [RolloutState: Int]) throws -> GoString? {
        let text = MetricsText.text(of: report, outcomes: outcomes)
        if let path { try WholeFile.write(text.bytes, to: path) }
        return gateway.flatMap { failure(ofTelling: $0, report, text) }
    }

    /// What is over would be scraped for ever.
    private func failure(ofTelling gateway: Pushgateway, _ report: RolloutReport, _ text: GoString) -> GoString? {
        do {
            if report.state.holdsClaim {
                try gateway.put(text, of: report.name)
            } else {
                try gateway.remove(report.name)
            }
            return nil
        } catch {
            return error.message
        }
    }
}
