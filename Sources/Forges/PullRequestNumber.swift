import Codecs
import GoTemplate

/// The number of the pull request that a job of GitHub's or Gitea's actions runs for.
struct PullRequestNumber {
    let text: GoString

    /// `refs/pull/12/merge`, or what the event says.
    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        let parts = (variables["GITHUB_REF"] ?? "").split(at: UInt8(ascii: "/"))
        if parts.count == 4, parts[1] == "pull", let number = parts[2].requestNumber {
            text = number
        } else if let number = Self.number(ofEvent: variables) {
            text = number
        } else {
            throw ForgeFailure(
                "this job runs for no pull request: neither GITHUB_REF nor the event of GITHUB_EVENT_PATH names one")
        }
    }

    private static func number(ofEvent variables: ForgeVariables) -> GoString? {
        guard let path = variables["GITHUB_EVENT_PATH"], let text = try? variables.read(path),
            case .map(let event)? = try? JSON.decode(text, numbers: .int64)
        else { return nil }
        for key: GoString in ["pull_request", "issue"] {
            if case .map(let request)? = event[key], case .int(let number, _)? = request["number"], number > 0 {
                return GoString("\(number)")
            }
        }
        return nil
    }
}
