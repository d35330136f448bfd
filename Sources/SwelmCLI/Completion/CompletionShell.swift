/// The shells that completion is written for.
enum CompletionShell: String, CaseIterable {
    case bash, zsh, fish, powershell
}
