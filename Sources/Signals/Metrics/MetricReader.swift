import GoLibrary
import GoTemplate
import Rollouts

/// Measures: asks providers for the numbers of metrics.
package final class MetricReader {
    let providers: [GoString: any MetricProvider]
    private let secrets: SecretKeeper

    package init(_ definitions: [ProviderDefinition], _ surroundings: SignalSurroundings) {
        let secrets = SecretKeeper(surroundings)
        let caller = HTTPCaller(loop: surroundings.loop)
        let runner = CommandRunner(surroundings)
        let providers = definitions.map { definition -> (GoString, any MetricProvider) in
            switch definition.source {
            case .prometheus(let address, let connection):
                let provider = PrometheusProvider(
                    definition: definition, address: address, connection: connection, secrets: secrets, caller: caller)
                return (definition.name, provider)
            case .http(let url, let place, let connection):
                let provider = JSONProvider(
                    definition: definition, url: url, place: place, connection: connection, secrets: secrets,
                    caller: caller)
                return (definition.name, provider)
            case .command(let words):
                return (definition.name, CommandProvider(definition: definition, words: words, runner: runner))
            }
        }
        self.providers = Dictionary(providers) { $1 }
        self.secrets = secrets
    }

    /// The answer to a question about one side at one instant.
    ///
    /// What goes wrong is a reading, too: `.error`.
    ///
    /// - Parameter context: with the variables of the side that is measured.
    package func measure(
        _ metric: MetricDefinition, side: MeasuredSide, at instant: CheckInstant, in context: SignalContext
    ) -> Measurement {
        let asked = CheckInstant(
            number: instant.number,
            time: side == .before ? instant.time.inTheHour(before: context.startedAt) : instant.time,
            window: instant.window)
        let reading: Reading
        do {
            reading = try self.reading(of: metric, at: asked, context.names(of: metric, at: asked))
        } catch {
            reading = .error(.provider(secrets.masked(error.message)))
        }
        return Measurement(side: side, instant: instant, reading: reading)
    }

    /// How far the clock of a provider is ahead of ours; nil where it tells no time.
    package func clockOffset(of name: GoString, at now: Instant) -> GoDuration? {
        guard let provider = providers[name] as? PrometheusProvider else { return nil }
        return try? provider.clockOffset(from: now)
    }

    private func reading(
        of metric: MetricDefinition, at instant: CheckInstant, _ names: [GoString: GoString]
    ) throws(SignalFailure) -> Reading {
        guard let provider = providers[metric.provider] else {
            throw SignalFailure("there is no provider " + metric.provider)
        }
        switch metric.query {
        case .value(let query), .place(let query):
            return try provider.readings(of: [query], names, at: instant, counting: .increase).first ?? .none
        case .ratio(let part, let count, let total):
            let counting = metric.settings.counting
            let readings = try provider.readings(of: [total, count], names, at: instant, counting: counting)
            return readings.count == 2 ? Reading(part, readings[1], of: readings[0], counting) : .none
        }
    }
}

extension SignalContext {
    /// What stands in place of the names of a query.
    func names(of metric: MetricDefinition, at instant: CheckInstant) -> [GoString: GoString] {
        var names = names
        let start = instant.time.adding(GoDuration(nanoseconds: -instant.window.nanoseconds))
        let elapsed = Instant(milliseconds: 0).adding(instant.number, times: metric.settings.interval)
            .adding(metric.settings.warmup).since(Instant(milliseconds: 0))
        names["window"] = instant.window.prometheusText
        names["elapsed"] = elapsed.prometheusText
        names["start"] = start.secondsText
        names["end"] = instant.time.secondsText
        return names
    }
}

extension Instant {
    private static let hour: Int64 = 3_600_000

    /// The instant so many whole hours earlier that it lies in the hour before another one.
    func inTheHour(before other: Instant) -> Instant {
        let late = max(0, milliseconds - other.milliseconds)
        return Instant(milliseconds: milliseconds - (late + Self.hour - 1) / Self.hour * Self.hour)
    }
}
