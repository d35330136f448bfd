import Codecs
import GoLibrary
import GoTemplate
import HTTP

/// GitHub's REST interface, version 2022-11-28: comments of a pull request are those of an issue.
struct GitHubInterface: ForgeInterface {
    let address: GoURL
    private let repository: GoString
    private let number: GoString

    let token = ForgeToken(
        variables: ["GITHUB_TOKEN"], field: "Authorization", prefix: "Bearer ",
        right: "`permissions: {pull-requests: write}` gives it to a job of the same repository")
    let limit = 65_536
    let headers = Headers([
        (name: "Accept", value: "application/vnd.github+json"), (name: "X-GitHub-Api-Version", value: "2022-11-28"),
    ])

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        address = try variables.address("GITHUB_API_URL")
        try variables.check(address, of: "GITHUB_API_URL", isOf: "GITHUB_SERVER_URL")
        repository = try RepositoryName(variables).path
        number = try PullRequestNumber(variables).text
    }

    private var comments: GoString { "/repos/" + repository + "/issues/" + number + "/comments" }

    var list: GoString { comments + "?per_page=100" }

    func comments(in answer: Value) -> [ForgeComment]? { IssueComments.read(answer) }

    func creation(of body: GoString) -> ForgeCall { IssueComments.call(.post, comments, body) }

    func update(of comment: ForgeComment, to body: GoString) -> ForgeCall {
        IssueComments.call(.patch, "/repos/" + repository + "/issues/comments/" + comment.path, body)
    }
}

/// Comments as GitHub, Gitea and GitLab have them: `{"id": 1, "body": "…"}`.
enum IssueComments {
    static func read(_ answer: Value) -> [ForgeComment]? {
        guard case .list(let list) = answer else { return nil }
        return list.elements.compactMap { element in
            guard case .map(let map) = element, case .int(let id, _)? = map["id"],
                case .string(let body)? = map["body"]
            else { return nil }
            return ForgeComment(path: GoString("\(id)"), body: body)
        }
    }

    static func call(_ method: Request.Method, _ target: GoString, _ body: GoString) -> ForgeCall {
        ForgeCall(method: method, target: target, content: .map(Map([(key: "body", value: .string(body))])))
    }
}

/// `OWNER/NAME` of `GITHUB_REPOSITORY`.
struct RepositoryName {
    let path: GoString

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        let parts = try variables.required("GITHUB_REPOSITORY").split(at: UInt8(ascii: "/"))
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw ForgeFailure("the variable GITHUB_REPOSITORY holds no OWNER/NAME")
        }
        path = parts[0].pathPart + "/" + parts[1].pathPart
    }
}

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
