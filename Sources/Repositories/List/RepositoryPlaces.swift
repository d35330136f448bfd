import GoTemplate

/// Where the repositories of a user are known.
package struct RepositoryPlaces: Sendable {
    /// The list of those that were added: `repositories.yaml`.
    package let file: GoString
    /// The folder of their indexes.
    package let cache: GoString

    package init(file: GoString, cache: GoString) { (self.file, self.cache) = (file, cache) }
}
