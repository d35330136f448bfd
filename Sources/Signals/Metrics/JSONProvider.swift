import Codecs
import GoLibrary
import GoTemplate
import HTTP
import Rollouts

/// Any server that answers JSON; the queries of its metrics are places in the answer.
struct JSONProvider: MetricProvider {
    let definition: ProviderDefinition
    let url: SecretText
    let place: DeferredValue?
    let connection: ServerConnection
    let secrets: SecretKeeper
    let caller: HTTPCaller

    private static let answerLimit = 1 << 20

    func readings(
        of queries: [DeferredValue], _ names: [GoString: GoString], at instant: CheckInstant, counting: CountingRule
    ) throws(SignalFailure) -> [Reading] {
        let start = try place.map { place throws(SignalFailure) in
            try JSONPath(parsing: try place.signalText(names))
        }
        let answer = try answer(names)
        return try queries.map { query throws(SignalFailure) in
            try JSONPath(parsing: try query.signalText(names)).below(start).reading(in: answer)
        }
    }

    private func answer(_ names: [GoString: GoString]) throws(SignalFailure) -> Value {
        let address = try secrets.text(url, names, escaping: \.formEscaped)
        let answer = try caller.answer(
            to: HTTPCaller.Call(
                url: try GoURL(readableOnlyHere: address), headers: try secrets.headers(connection),
                timeout: definition.timeout, limit: Self.answerLimit))
        guard answer.isSuccess else { throw SignalFailure(GoString("the answer has status \(answer.status)")) }
        guard let value = try? JSON.decode(answer.body) else { throw SignalFailure("the answer is no JSON") }
        return value
    }
}
