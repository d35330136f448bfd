import GoLibrary
import GoTemplate
import HTTP

/// Gitea's and Forgejo's interface, version 1, with the variables that their actions set.
struct GiteaInterface: ForgeInterface {
    let address: GoURL
    private let repository: GoString
    private let number: GoString

    let token = ForgeToken(
        variables: ["GITEA_TOKEN", "GITHUB_TOKEN"], field: "Authorization", prefix: "token ",
        right: "it needs the scope `write:issue`")
    /// Gitea itself has no limit; servers in front of it often take a mebibyte.
    let limit = 250_000

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        address = try variables.address("GITHUB_API_URL")
        try variables.check(address, of: "GITHUB_API_URL", isOf: "GITHUB_SERVER_URL")
        repository = try RepositoryName(variables).path
        number = try PullRequestNumber(variables).text
    }

    var list: GoString { "/repos/" + repository + "/issues/" + number + "/comments" }

    func comments(in answer: Value) -> [ForgeComment]? { IssueComments.read(answer) }

    func creation(of body: GoString) -> ForgeCall { IssueComments.call(.post, list, body) }

    func update(of comment: ForgeComment, to body: GoString) -> ForgeCall {
        IssueComments.call(.patch, "/repos/" + repository + "/issues/comments/" + comment.path, body)
    }
}
