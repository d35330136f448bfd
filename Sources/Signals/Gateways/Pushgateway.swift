import Files
import GoLibrary
import GoTemplate
import HTTP

/// Keeps the numbers of rollouts in a Pushgateway of Prometheus, which scrapes those of commands that are over.
///
/// Each rollout is a group of its own: job `swelm`, and its name as label `rollout`.
package struct Pushgateway {
    private let address: GoURL
    private let caller: HTTPCaller

    private static let timeout = GoDuration(wrappingSeconds: 10)
    /// Bytes of an answer that are read.
    private static let answerLimit = 64 << 10

    /// - Parameter address: of the gateway, such as `http://pushgateway:9091`; a password in it is in no message.
    /// - Throws: for what is no such address.
    package init(_ address: GoString, in surroundings: SignalSurroundings) throws(SignalFailure) {
        self.address = try GoURL(readableOnlyHere: address)
        caller = HTTPCaller(loop: surroundings.loop)
    }

    /// Puts the numbers of a rollout in place of those that are there.
    ///
    /// - Parameter text: in Prometheus' text format.
    package func put(_ text: GoString, of rollout: GoString) throws(SignalFailure) {
        try send(.put, text.bytes, of: rollout)
    }

    /// Takes the numbers of a rollout away; that there are none is no failure.
    package func remove(_ rollout: GoString) throws(SignalFailure) { try send(.delete, nil, of: rollout) }

    private func send(_ method: Request.Method, _ body: [UInt8]?, of rollout: GoString) throws(SignalFailure) {
        var url = address
        url.path = GoPath.join("/" + url.path, "metrics/job/swelm/rollout/" + rollout)
        var call = HTTPCaller.Call(method: method, url: url, timeout: Self.timeout, limit: Self.answerLimit)
        call.body = body
        call.headers["Content-Type"] = "text/plain; version=0.0.4"
        if let words = try caller.answer(to: call).failureWords { throw SignalFailure("the Pushgateway: " + words) }
    }
}
