import Codecs
import GoTemplate

extension GroupVersionKind {
    /// Reads what an object says of its type; what it does not say is empty.
    ///
    /// Mirrors apimachinery's SimpleMetaFactory, which uses Go's own decoder.
    package init(of value: Value) throws(ObjectFailure) {
        let fields: Map
        do {
            fields = try JSON.fields(of: value, as: Self.shape)
        } catch {
            throw ObjectFailure("couldn't get version/kind; json parse error: " + error.message)
        }
        self.init(try GroupVersion(parsing: fields["apiVersion"]?.asText ?? ""), kind: fields["kind"]?.asText ?? "")
    }

    private static let shape = JSONShape.Structure(
        #"struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }"#,
        named: "", [("apiVersion", .string), ("kind", .string)])

    /// What an object is that need not say all of it.
    ///
    /// Mirrors gvkWithDefaults of apimachinery's json Serializer.
    /// - Throws: where only a group is said. The object, which Go prints then, may hold secrets and is left out.
    package func completed(by expected: GroupVersionKind) throws(ObjectFailure) -> GroupVersionKind {
        let kind = self.kind.isEmpty ? expected.kind : self.kind
        guard version.isEmpty else { return GroupVersionKind(groupVersion, kind: kind) }
        guard group.isEmpty || group == expected.group else { throw ObjectFailure("Object 'apiVersion' is missing") }
        return GroupVersionKind(expected.groupVersion, kind: kind)
    }

    /// What is said where a program knows no such type.
    ///
    /// - Parameter scheme: where in client-go's sources the types it knows are gathered.
    package func notRegistered(in scheme: GoString) -> ObjectFailure {
        ObjectFailure(
            "no kind " + Strconv.quote(kind) + " is registered for version " + Strconv.quote(groupVersion.text)
                + " in scheme " + Strconv.quote(scheme))
    }
}
