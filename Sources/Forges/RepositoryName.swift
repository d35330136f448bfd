import GoTemplate

/// `OWNER/NAME` of `GITHUB_REPOSITORY`.
struct RepositoryName {
    let path: GoString

    init(_ variables: ForgeVariables) throws(ForgeFailure) {
        let parts = try variables.required("GITHUB_REPOSITORY").split(at: UInt8(ascii: "/"))
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw ForgeFailure("the variable GITHUB_REPOSITORY holds no OWNER/NAME")
        }
        path = parts[0].pathPart + "/" + parts[1].pathPart
    }
}
