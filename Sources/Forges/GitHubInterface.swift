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
