import Codecs
import GoTemplate
import HTTP

/// Which answers of an API server are passing troubles of its store.
///
/// Mirrors helm pkg/kubeenv roundtripper.go, which repeats once at once.
enum APIRetries {
    static let policy: RetryPolicy = {
        var policy = RetryPolicy()
        policy.rule = wait
        return policy
    }()

    private static let limit = 3

    @Sendable private static func wait(after answer: Response, repeats: Int) -> Duration? {
        guard repeats < limit, answer.status >= 500, isLeaderless(answer) else { return nil }
        return RetryPolicy.backoff(repeats, base: .milliseconds(200))
    }

    private static func isLeaderless(_ answer: Response) -> Bool {
        guard answer.mediaType == "application/json", case .map(let map)? = try? JSON.decode(answer.body),
            case .string(let message)? = map["message"]
        else { return false }
        return message.hasSuffix("etcdserver: leader changed") || message.hasSuffix("raft proposal dropped")
    }
}
