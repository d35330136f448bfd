import Codecs
import Failures
import GoTemplate
import HTTP

/// A registry's answer that is none of those that were hoped for.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/errcode errors.go ErrorResponse.
struct RegistryRefusal {
    let method: Request.Method
    let response: Response

    /// Bytes of the answer that are looked at.
    private static let limit = 8 << 10

    init(_ method: Request.Method, _ response: Response) { (self.method, self.response) = (method, response) }

    var error: HelmError {
        let reasons = reasons
        let text = reasons.isEmpty ? StatusText.of(response.status) : reasons.joined(by: "; ")
        return HelmError(
            RegistryRefusal.place(method, response) + GoString(": response status code \(response.status): ") + text)
    }

    /// A request as oras names it in messages.
    static func place(_ method: Request.Method, _ response: Response) -> GoString {
        GoString(method.rawValue + " ") + Strconv.quote(response.url.redacted)
    }

    /// What the registry says of each thing that was wrong.
    private var reasons: [GoString] {
        let text = Array(response.body.prefix(Self.limit))
        guard let (value, _) = try? JSON.decodePrefix(text), let fields = try? JSON.fields(of: value, as: Self.shape),
            case .list(let list)? = fields["errors"]
        else { return [] }
        return list.elements.map { if case .map(let fields) = $0 { Self.words(fields) } else { "" } }
    }

    private static let shape = JSONShape.Structure(
        "struct", named: "",
        [
            (
                "errors",
                .list(
                    .object(
                        JSONShape.Structure(
                            "errcode.Error", named: "Error",
                            [("code", .string), ("message", .string), ("detail", .any)])))
            )
        ])

    private static func words(_ fields: Map) -> GoString {
        let code = (fields["code"]?.plainText ?? "").split(separator: "_").joined(by: " ").lowercased
        let message = fields["message"]?.plainText ?? ""
        if message.isEmpty { return code }
        guard let detail = fields["detail"], !detail.isNil else { return code + ": " + message }
        return code + ": " + message + ": " + GoFormat.describe(detail)
    }
}
