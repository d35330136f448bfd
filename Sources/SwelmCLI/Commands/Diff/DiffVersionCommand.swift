import GoTemplate

/// `swelm diff version`: programs ask the plugin helm-diff for it.
enum DiffVersionCommand {
    static let command = Command(
        name: "version", summary: "print the version of helm-diff whose flags are taken", arguments: .none
    ) { invocation in
        invocation.print(GoString(helmDiffVersion + "\n"))
    }

    /// The release of helm-diff whose command lines were read for `HelmDiffFlags`.
    private static let helmDiffVersion = "3.15.11"
}
