import GoLibrary
import GoTemplate
import HTTP

/// GitLab's REST interface, version 4: notes of a merge request.
struct GitLabInterface: ForgeInterface {
    let address: GoURL
    private let notes: GoString

    let token = ForgeToken(
        variables: ["GITLAB_TOKEN"], field: "PRIVATE-TOKEN", prefix: "",
        right: "a project access token with the scope `api` may write notes; CI_JOB_TOKEN may not")
    let limit = 1_000_000

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        address = try variables.address("CI_API_V4_URL")
        try variables.check(address, of: "CI_API_V4_URL", isOf: "CI_SERVER_URL")
        let project = try variables.required("CI_PROJECT_ID")
        let isNone =
            "this job runs for no merge request: `rules: [{if: $CI_PIPELINE_SOURCE == \"merge_request_event\"}]`"
        let request = try variables.required("CI_MERGE_REQUEST_IID", isNone)
        guard let project = project.requestNumber, let request = request.requestNumber else {
            throw ForgeFailure("CI_PROJECT_ID and CI_MERGE_REQUEST_IID must be numbers")
        }
        notes = "/projects/" + project + "/merge_requests/" + request + "/notes"
    }

    var list: GoString { notes + "?per_page=100&sort=asc" }

    func comments(in answer: Value) -> [ForgeComment]? { IssueComments.read(answer) }

    func creation(of body: GoString) -> ForgeCall { IssueComments.call(.post, notes, body) }

    func update(of comment: ForgeComment, to body: GoString) -> ForgeCall {
        IssueComments.call(.put, notes + "/" + comment.path, body)
    }
}
