/// All commands.
enum RootCommand {
    static let command = Command(
        name: "swelm", summary: "The Kubernetes package manager's templates, releases and diffs", description: intro,
        flags: { [] },
        subcommands: {
            [
                TemplateCommand.command, InstallCommand.command, UpgradeCommand.command,
                RollbackCommand.command, UninstallCommand.command, HistoryCommand.command,
                ListCommand.command, StatusCommand.command, GetCommand.command, TestCommand.command,
                ShowCommand.command, PackageCommand.command, PullCommand.command, PushCommand.command,
                VerifyCommand.command,
                LintCommand.command, ValuesCommand.command, PluginCommand.command, RepoCommand.command,
                SearchCommand.command, CacheCommand.command,
                CreateCommand.command,
                RegistryCommand.command, DependencyCommand.command, ReleaseCommand.command, DiffCommand.command,
                ReviewCommand.command,
                RolloutCommand.command, VersionCommand.command, EnvCommand.command, CompletionCommand.command,
                DocsCommand.command, HelpCommand.command,
            ]
        }, run: HelpCommand.showRoot)

    private static let intro = """
        swelm renders charts exactly as Helm 4.2.3 does, keeps a history of releases, and shows what a change does.

        Common actions:

        - swelm template:   render a chart locally
        - swelm upgrade:    record the next revision of a release (-i: or the first one)
        - swelm rollback:   return to an earlier revision
        - swelm history:    list the revisions of a release
        - swelm diff:       show what a change does
        - swelm rollout:    plan a staged release
        - swelm version:    print the version

        Environment variables:

        | Name                | Description                                                                    |
        |---------------------|--------------------------------------------------------------------------------|
        | $HELM_NAMESPACE     | set the namespace used for the operations                                      |
        | $HELM_DEBUG         | indicate whether or not to show debugging output                               |
        | $HELM_KUBECONTEXT   | set the name of the kubeconfig context                                         |
        | $KUBECONFIG         | set an alternative Kubernetes configuration file (default "~/.kube/config")    |
        | $SWELM_STORE        | set where releases are recorded (sqlite:PATH, memory: or postgres://...)       |
        | $SWELM_ACTOR        | name who asked for an operation, for its audit                                 |
        | $SWELM_HELM_COMPAT  | answer as this line of Helm: 4.2 (default) or 4.3                              |
        | $SWELM_HELM_VERSION | answer `version` as Helm 3 (3) or 4 (default)                                  |
        | $SWELM_OFFLINE      | open no connection for charts and schemas (1)                                  |
        | $SWELM_SCHEMA_FETCH | fetch no schemas that those of charts refer to (off)                           |
        | $HELM_DRIVER        | set Helm's backend storage driver: memory or sql                               |
        | $HELM_MAX_HISTORY   | set the maximum number of revisions of a release                               |
        | $NO_COLOR           | set to any non-empty value to disable all colored output                       |
        """
}
