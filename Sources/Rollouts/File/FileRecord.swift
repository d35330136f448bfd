/// A mapping whose keys are known.
package struct FileRecord: Sendable {
    /// One key.
    package struct Field: Sendable {
        package let key: String
        package let shape: FileShape
        /// What it means, for the reference: a phrase.
        package let summary: String
        package var isRequired = false

        static func field(_ key: String, _ shape: FileShape, _ summary: String) -> Field {
            Field(key: key, shape: shape, summary: summary)
        }

        static func required(_ key: String, _ shape: FileShape, _ summary: String) -> Field {
            Field(key: key, shape: shape, summary: summary, isRequired: true)
        }
    }

    /// What the JSON Schema calls it.
    package let name: String
    package let fields: [Field]
    /// Keys of which exactly one must be there; none for no such rule.
    package let alternatives: [String]

    init(_ name: String, _ fields: [Field], exactlyOneOf alternatives: [String] = []) {
        self.name = name
        self.fields = fields
        self.alternatives = alternatives
    }

    package var keys: [String] { fields.map(\.key) }
}
