import GoLibrary
import GoTemplate

/// Why a schema cannot be used, with jsonschema's wording.
indirect enum SchemaFailure: GoError {
    /// The text is no JSON.
    case syntax(GoString)
    /// It does not conform to its metaschema; the errors, one a line, say how.
    case invalid(url: GoString, errors: GoString)
    case unreadableURL(GoString, GoURL.Failure)
    case unreadableID(at: GoString)
    case unreadableAnchor(at: GoString)
    case duplicateID(GoString, in: GoString, GoString, GoString)
    case duplicateAnchor(GoString, in: GoString, GoString, GoString)
    case missingAnchor(reference: GoString, in: GoString)
    case missingLocation(GoString)
    case invalidPointer(GoString)
    case invalidMetaSchemaURL(at: GoString, GoURL.Failure)
    case unsupportedDraft(GoString)
    case metaSchemaCycle(GoString)
    case unsupportedVocabulary(GoString, in: GoString)
    case invalidRegex(GoString, at: GoString, GoString)
    case unloadable(GoString, reason: GoString)
    /// The URL of a metaschema is cut short.
    case unreadableFolder(GoString)
    /// What makes Go panic; Helm turns that into an error.
    case panic(GoString)

    /// Go's words for what happens when a number is too large to be one.
    static let missingNumber = SchemaFailure.panic(
        "runtime error: invalid memory address or nil pointer dereference")
    /// Go's stack is larger than any schema needs.
    static let tooDeep = SchemaFailure.panic("the schema or the values are nested too deeply")
    /// Go would go on for hours, or until memory is full.
    static let tooLong = SchemaFailure.panic("the schema takes too many steps")

    /// What Go's `Error()` says.
    var message: GoString {
        switch self {
        case .syntax(let message), .unreadableFolder(let message): message
        case .invalid(let url, let errors): Strconv.quote(url) + " is not valid against metaschema: " + errors
        case .unreadableURL(let url, let failure): "error in parsing " + Strconv.quote(url) + ": " + failure.message
        case .unreadableID(let location): "error in parsing id at " + Strconv.quote(location)
        case .unreadableAnchor(let location): "error in parsing anchor at " + Strconv.quote(location)
        case .duplicateID(let id, let url, let first, let second):
            Self.duplicate("id", id, in: url, first, second)
        case .duplicateAnchor(let anchor, let url, let first, let second):
            Self.duplicate("anchor", anchor, in: url, first, second)
        case .missingAnchor(let reference, let url):
            "anchor in " + Strconv.quote(reference) + " not found in schema " + Strconv.quote(url)
        case .missingLocation(let url): "json-pointer in " + Strconv.quote(url) + " not found"
        case .invalidPointer(let url): "invalid json-pointer " + Strconv.quote(url)
        case .invalidMetaSchemaURL(let location, let failure):
            "invalid $schema in " + Strconv.quote(location) + ": " + failure.message
        case .unsupportedDraft(let url): "draft " + Strconv.quote(url) + " is not supported"
        case .metaSchemaCycle(let url): "cycle in resolving $schema in " + Strconv.quote(url)
        case .unsupportedVocabulary(let vocabulary, let url):
            "unsupported vocabulary " + Strconv.quote(vocabulary) + " in " + Strconv.quote(url)
        case .invalidRegex(let regex, let location, let reason):
            "invalid regex " + Strconv.quote(regex) + " at " + Strconv.quote(location) + ": " + reason
        case .unloadable(let url, let reason): "failing loading " + Strconv.quote(url) + ": " + reason
        case .panic(let text): "unable to validate schema: " + text
        }
    }

    private static func duplicate(
        _ what: GoString, _ name: GoString, in url: GoString, _ first: GoString, _ second: GoString
    ) -> GoString {
        "duplicate " + what + " " + Strconv.quote(name) + " in " + Strconv.quote(url) + " at " + Strconv.quote(first)
            + " and " + Strconv.quote(second)
    }
}
