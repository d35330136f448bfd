import GoTemplate

/// A comment as far as it is looked at.
struct ForgeComment {
    /// What stands in the path of a request for it.
    let path: GoString
    let body: GoString
}
