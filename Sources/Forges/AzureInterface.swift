import GoLibrary
import GoTemplate
import HTTP

/// The REST interface of Azure DevOps, version 7.1: a review is the first comment of a thread.
struct AzureInterface: ForgeInterface {
    let address: GoURL
    private let threads: GoString
    private static let version: GoString = "?api-version=7.1"

    let token = ForgeToken(
        variables: ["SYSTEM_ACCESSTOKEN"], field: "Authorization", prefix: "Bearer ",
        right:
            "the build identity needs `Contribute to pull requests`, and the step `env: {SYSTEM_ACCESSTOKEN: $(System.AccessToken)}`"
    )
    let limit = 150_000

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        address = try variables.address("SYSTEM_COLLECTIONURI")
        let project = try variables.required("SYSTEM_TEAMPROJECT")
        let repository = try variables.required("BUILD_REPOSITORY_ID")
        let isNone = "this job runs for no pull request: a branch policy starts it for them"
        guard let request = try variables.required("SYSTEM_PULLREQUEST_PULLREQUESTID", isNone).requestNumber else {
            throw ForgeFailure("SYSTEM_PULLREQUEST_PULLREQUESTID must be a number")
        }
        let place: GoString = "/" + project.pathPart + "/_apis/git/repositories/" + repository.pathPart
        threads = place + "/pullRequests/" + request + "/threads"
    }

    var list: GoString { threads + Self.version }

    func comments(in answer: Value) -> [ForgeComment]? {
        guard case .map(let page) = answer, case .list(let threads)? = page["value"] else { return nil }
        return threads.elements.compactMap { thread in
            guard case .map(let thread) = thread, case .int(let id, _)? = thread["id"],
                case .list(let comments)? = thread["comments"], comments.count > 0,
                case .map(let first) = comments[0], case .int(let comment, _)? = first["id"],
                case .string(let body)? = first["content"]
            else { return nil }
            if case .bool(true)? = thread["isDeleted"] { return nil }
            return ForgeComment(path: GoString("\(id)/comments/\(comment)"), body: body)
        }
    }

    func creation(of body: GoString) -> ForgeCall {
        let thread = Map([
            (key: "comments", value: .list([.map(Self.comment(body))])),
            // An open thread could keep the request from being completed.
            (key: "status", value: .string("closed" as GoString)),
        ])
        return ForgeCall(method: .post, target: threads + Self.version, content: .map(thread))
    }

    func update(of comment: ForgeComment, to body: GoString) -> ForgeCall {
        ForgeCall(
            method: .patch, target: threads + "/" + comment.path + Self.version,
            content: .map(Map([(key: "content", value: .string(body))])))
    }

    private static func comment(_ body: GoString) -> Map {
        Map([
            (key: "parentCommentId", value: .int(0)), (key: "commentType", value: .int(1)),
            (key: "content", value: .string(body)),
        ])
    }
}
