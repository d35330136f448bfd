import GoLibrary
import GoTemplate
import Rollouts

extension MetricReader {
    /// Over which time scrapes are looked for.
    private static let span = GoDuration(wrappingSeconds: 300)

    /// Asks for a metric of the stable side as it is now.
    ///
    /// - Parameters:
    ///   - context: with the variables of the stable side.
    ///   - startsPods: whether pods of the canary start in the stage that it is for.
    package func survey(
        _ metric: MetricDefinition, at now: Instant, in context: SignalContext, startsPods: Bool
    ) -> MetricSurvey {
        let instant = CheckInstant(number: 1, time: now, window: metric.settings.measuredWindow)
        let reading = measure(metric, side: .stable, at: instant, in: context).reading
        let selector = selector(of: metric, at: instant, in: context)
        var findings = MetricSurvey.Finding(reading).map { [$0] } ?? []
        if let selector, let interval = scrapeInterval(of: selector, metric, at: now),
            interval.nanoseconds > 0, instant.window.nanoseconds / 4 < interval.nanoseconds
        {
            findings.append(.shortWindow(instant.window, scrapedEach: interval))
        }
        if startsPods, metric.isRatio, metric.settings.counting == .increase, selector?.tellsErrorsApart == true {
            findings.append(.losesFirstErrors)
        }
        return MetricSurvey(
            metric: metric.name, rate: reading.requests.map { $0 / instant.window.seconds }, findings: findings)
    }

    /// The series that a metric counts; nil where its provider has none.
    private func selector(
        of metric: MetricDefinition, at instant: CheckInstant, in context: SignalContext
    ) -> SeriesSelector? {
        guard providers[metric.provider] is PrometheusProvider else { return nil }
        let query: DeferredValue
        switch metric.query {
        case .ratio(_, let count, _): query = count
        case .value(let value), .place(let value): query = value
        }
        return (try? query.signalText(context.names(of: metric, at: instant))).flatMap(SeriesSelector.init(firstIn:))
    }

    private func scrapeInterval(
        of selector: SeriesSelector, _ metric: MetricDefinition, at now: Instant
    ) -> GoDuration? {
        guard let provider = providers[metric.provider] as? PrometheusProvider else { return nil }
        let query = selector.text + "[" + Self.span.prometheusText + "]"
        guard let series = try? PrometheusAnswer(provider.answer(to: query, at: now)).series else { return nil }
        return series.compactMap(\.interval).min().map { GoDuration(nanoseconds: Int64(($0 * 1e9).rounded())) }
    }
}

extension CounterSeries {
    /// In seconds from one sample to the next; nil where there are too few.
    fileprivate var interval: Double? {
        guard let first = samples.first, let last = samples.last, samples.count > 1 else { return nil }
        return (last.time - first.time) / Double(samples.count - 1)
    }
}

extension MetricSurvey.Finding {
    /// Nil for a number.
    fileprivate init?(_ reading: Reading) {
        switch reading {
        case .value, .counts, .infinite: return nil
        case .none: self = .noData
        case .several: self = .severalSeries
        case .error(let error): self = .unreadable(error.text)
        }
    }
}

extension Reading {
    fileprivate var requests: Double? {
        if case .counts(let counts) = self { Double(counts.of) } else { nil }
    }
}

extension MetricDefinition {
    fileprivate var isRatio: Bool { if case .ratio = query { true } else { false } }
}
