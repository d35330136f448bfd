import GoTemplate

/// Checks the values of charts against their `values.schema.json`, as santhosh-tekuri/jsonschema v6.0.2 does.
///
/// One validator serves all charts of a release: what it compiled of the metaschemas is kept.
package final class SchemaValidator {
    private let metaSchemas = MetaSchemas()
    /// The URNs that schemas refer to.
    ///
    /// Helm accepts anything for them and warns `unresolved URN reference ignored; using permissive schema`, once each.
    package private(set) var unresolvedURNs: [GoString] = []

    /// The http URLs of documents that schemas referred to.
    package private(set) var insecureURLs: [GoString] = []

    private static let url: GoString = "file:///values.schema.json"

    private let maximumSteps: Int
    private let remote: (any RemoteSchemas)?

    /// - Parameters:
    ///   - remote: brings documents of other servers; nil where none are fetched.
    ///   - maximumSteps: how often schemas are applied for one chart before that counts as endless.
    package init(remote: (any RemoteSchemas)? = nil, maximumSteps: Int = 10_000_000) {
        self.remote = remote
        self.maximumSteps = maximumSteps
    }

    /// What is wrong with the values of a chart, or with its schema; nil if nothing is.
    ///
    /// The text is what Helm prints below the name of the chart: `- at '/a': got string, want number` and so on. It
    /// ends with a newline if it is about the values, not if it is about the schema, as in Helm.
    /// Mirrors pkg/chart/common/util jsonschema.go ValidateAgainstSingleSchema.
    ///
    /// - Parameter whenParsed: called once the schema has proved to be JSON.
    package func failure(
        of values: Map, against schema: [UInt8], whenParsed: () -> Void = {}
    ) -> GoString? {
        do {
            let document = try SchemaDocuments.parse(schema)
            whenParsed()
            return try error(of: values, against: document).map { Self.text(of: $0) + "\n" }
        } catch {
            return error.message
        }
    }

    private func error(of values: Map, against schema: Value) throws(SchemaFailure) -> ValidationError? {
        let limits = ValidationLimits(steps: maximumSteps)
        let documents = SchemaDocuments(remote: remote)
        documents.add(schema, at: Self.url)
        let compiler = SchemaCompiler(documents: documents, metaSchemas: (metaSchemas, limits))
        defer {
            unresolvedURNs += documents.unresolvedURNs.filter { !unresolvedURNs.contains($0) }
            insecureURLs += documents.insecureURLs.filter { !insecureURLs.contains($0) }
        }
        let compiled = try compiler.compile(Self.url)
        var validator = Validator(schemas: compiler.schemas, limits: limits)
        let plainValues = values.type == .anyMap ? values : Map(converting: values, to: .anyMap)
        return try validator.error(in: .map(plainValues), against: compiled)
    }

    /// The error without its first line, which names the schema.
    private static func text(of error: ValidationError) -> GoString {
        let text = error.description
        return text.removingPrefix(ErrorKind.schema(url: url + "#").message + "\n") ?? text
    }
}
