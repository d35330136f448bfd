import GoTemplate

/// What lets requests in.
struct ForgeToken {
    /// Variables in which it may be, the first one that is set.
    let variables: [String]
    let field: GoString
    /// What stands before it.
    let prefix: GoString
    /// What it must allow.
    let right: String
}
