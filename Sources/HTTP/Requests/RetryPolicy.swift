import GoTemplate

/// Which requests are sent again, and when.
package struct RetryPolicy: Sendable {
    /// How often the server may ask to come back later, `Retry-After`; client-go's number.
    package var laterLimit = 10
    /// How often a connection may break.
    package var lossLimit = 5
    /// What a user of this module repeats besides: the wait after an answer and so many repeats; nil is the end.
    package var rule: (@Sendable (_ answer: Response, _ repeats: Int) -> Duration?)?

    package init() {}

    /// Sends everything once.
    package static var none: RetryPolicy {
        var policy = RetryPolicy()
        policy.laterLimit = 0
        policy.lossLimit = 0
        return policy
    }

    /// - Parameter repeats: how often the request was sent again so far.
    /// - Returns: how long to wait before it is sent again; nil for not at all.
    func delay(
        after result: Result<Response, HTTPFailure>, of request: Request, repeats: Int
    ) -> Duration? {
        switch result {
        case .success(let answer):
            if let wait = rule?(answer, repeats) { return wait }
            guard answer.status == 429 || answer.status >= 500, repeats < laterLimit else { return nil }
            return answer.retryAfter
        case .failure(let failure):
            guard failure.kind == .connectionLost, repeats < lossLimit else { return nil }
            return request.isIdempotent || failure.progress == .nothingSent ? Self.backoff(repeats) : nil
        }
    }

    /// 0.1, 0.2, 0.4 … seconds, a little more or less, so that many clients do not come back at once.
    package static func backoff(_ repeats: Int, base: Duration = .milliseconds(100)) -> Duration {
        base * (1 << min(repeats, 10)) * Int.random(in: 80...120) / 100
    }
}
