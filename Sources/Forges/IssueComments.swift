import GoTemplate
import HTTP

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
