import Codecs
import GoLibrary
import GoTemplate
import HTTP
import Rollouts

/// A Prometheus, or what answers like one.
struct PrometheusProvider: MetricProvider {
    let definition: ProviderDefinition
    let address: SecretText
    let connection: ServerConnection
    let secrets: SecretKeeper
    let caller: HTTPCaller

    /// Bytes of the longest answer; raw samples of a thousand series take two megabytes.
    private static let answerLimit = 8 << 20
    /// How long before a window samples are looked for: as long as Prometheus does, before it takes a series for gone.
    private static let lookback = GoDuration(wrappingSeconds: 300)

    func readings(
        of queries: [DeferredValue], _ names: [GoString: GoString], at instant: CheckInstant, counting: CountingRule
    ) throws(SignalFailure) -> [Reading] {
        try queries.map { query throws(SignalFailure) in
            let text = try query.signalText(names)
            switch counting {
            case .increase: return try PrometheusAnswer(try answer(to: text, at: instant.time)).reading
            case .samples: return try increase(of: text, at: instant)
            }
        }
    }

    /// What each series grew by within the window, which `increase` does not see of the first samples of a series.
    private func increase(of selector: GoString, at instant: CheckInstant) throws(SignalFailure) -> Reading {
        let (span, _) = instant.window.nanoseconds.addingReportingOverflow(Self.lookback.nanoseconds)
        let query = selector + "[" + GoDuration(nanoseconds: span).prometheusText + "]"
        let series = try PrometheusAnswer(try answer(to: query, at: instant.time)).series
        let end = instant.time.seconds
        return series.increase(after: end - instant.window.seconds, through: end).map { Reading($0) } ?? .none
    }

    /// The data of an answer to a query.
    ///
    /// - Parameter time: nil for now.
    func answer(to query: GoString, at time: Instant?) throws(SignalFailure) -> Value {
        var form = "query=" + query.formEscaped
        if let time { form = form + "&time=" + time.secondsText }
        let answer = try caller.answer(to: call(form))
        guard case .map(let fields)? = try? JSON.decode(answer.body) else {
            throw SignalFailure(GoString("the answer, of status \(answer.status), is no JSON"))
        }
        guard answer.isSuccess, fields["status"]?.isText("success") == true, let data = fields["data"] else {
            throw SignalFailure(Self.words(of: fields) ?? GoString("the answer has status \(answer.status)"))
        }
        return data
    }

    private func call(_ form: GoString) throws(SignalFailure) -> HTTPCaller.Call {
        let base = try secrets.text(address, [:]).trimmingSuffix("/")
        var headers = try secrets.headers(connection)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return HTTPCaller.Call(
            method: .post, url: try GoURL(readableOnlyHere: base + "/api/v1/query"), headers: headers, body: form.bytes,
            timeout: definition.timeout, limit: Self.answerLimit)
    }

    private static func words(of fields: Map) -> GoString? {
        guard case .string(let words)? = fields["error"] else { return nil }
        return words
    }
}

extension PrometheusProvider {
    /// How far its clock is ahead of ours.
    func clockOffset(from now: Instant) throws(SignalFailure) -> GoDuration {
        guard case .value(let seconds) = try PrometheusAnswer(try answer(to: "time()", at: nil)).reading,
            seconds.magnitude < 1e12
        else { throw SignalFailure("the provider does not tell the time") }
        return Instant(milliseconds: Int64(seconds * 1000)).since(now)
    }
}
