import GoTemplate
import Repositories

/// `swelm repo remove NAME…`.
enum RepoRemoveCommand {
    static let command = Command(
        name: "remove", usage: "[REPO1 [REPO2 ...]]", summary: "remove one or more chart repositories",
        aliases: ["rm"], arguments: .atLeast(1), isHelmCommand: true
    ) { invocation in
        try RepositoryRemoval(invocation.settings.repositories).run(invocation.arguments) { name in
            invocation.print(Strconv.quote(name) + " has been removed from your repositories\n")
        }
    }
}
