import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Which releases each tool's files declare, and with which values.
struct DeclaredReleasesTests {
    /// What a change of one file of values or of one key shows: the release, its namespace and all its values.
    private func values(_ files: [String: String], _ change: [String: String]) throws -> [String] {
        let repository = try ReviewedRepository(files)
        try repository.write(change)
        let review = try repository.review()
        #expect(review.lines == [])
        return review.changes
    }

    // MARK: - Argo CD

    @Test
    func applicationsTakeValuesInArgosOrder() throws {
        let application = """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web}
            spec:
              destination: {namespace: shop}
              source:
                repoURL: \(ReviewedRepository.address)
                path: charts/web
                helm:
                  releaseName: front
                  valueFiles: [prod.yaml, /shared.yaml, missing.yaml]
                  ignoreMissingValueFiles: true
                  values: |
                    a: text
                    ignored: true
                  valuesObject: {b: object, c: object}
                  parameters:
                    - {name: c, value: "x,$ARGOCD_APP_NAME"}
                    - {name: d, value: "1", forceString: true}
                  fileParameters: [{name: e, path: note.txt}]
                  kubeVersion: 1.31.2
                  apiVersions: [shop/v1]
            """
        let files = [
            "apps/web.yaml": application, "charts/web/prod.yaml": "a: prod\nb: prod\n", "shared.yaml": "f: 1\n",
            "charts/web/note.txt": "note",
        ]
        let old = #"{"a":"prod","b":"object","c":"x,web","d":"1","e":"note","f":1}"#
        let new = #"{"a":"prod","b":"object","c":"x,web","d":"1","e":"note","f":2}"#
        #expect(try values(files, ["shared.yaml": "f: 2\n"]) == ["apps/web.yaml: web: data.values \(old) -> \(new)"])
        let renamed = application.replacing("releaseName: front", with: "releaseName: back")
        #expect(
            try values(files, ["apps/web.yaml": renamed]) == ["apps/web.yaml: web: data.release front -> back"])
        let older = application.replacing("1.31.2", with: "1.30.0").replacing("[shop/v1]", with: "[]")
        #expect(
            try values(files, ["apps/web.yaml": older]) == [
                "apps/web.yaml: web: data.kube v1.31.2 -> v1.30.0", "apps/web.yaml: web: data.api true -> false",
            ])
    }

    @Test
    func sourcesReferToFilesOfOthers() throws {
        let files = [
            "apps/web.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web}
            spec:
              destination: {namespace: shop}
              sources:
                - {repoURL: "git@git.example.org:shop/deployments.git", ref: values}
                - repoURL: \(ReviewedRepository.address)
                  path: charts/web
                  helm: {valueFiles: [$values/env/prod.yaml]}
            """, "env/prod.yaml": "a: 1\n",
        ]
        #expect(
            try values(files, ["env/prod.yaml": "a: 2\n"]) == [
                #"apps/web.yaml: web, source 2: data.values {"a":1} -> {"a":2}"#
            ])
    }

    @Test(arguments: [false, true])
    func applicationSetsMakeApplications(usesGoTemplates: Bool) throws {
        func name(_ plain: String, _ go: String) -> String { usesGoTemplates ? "'{{.\(go)}}'" : "'{{\(plain)}}'" }
        let set = """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: all}
            spec:
              goTemplate: \(usesGoTemplates)
              generators:
                - list:
                    elements: [{cluster: one, tier: gold}]
                - git:
                    repoURL: \(ReviewedRepository.address)
                    directories: [{path: teams/*}, {path: teams/left-out, exclude: true}]
                    values: {cluster: \(name("path.basename", "path.basename"))}
                - matrix:
                    generators:
                      - git:
                          repoURL: \(ReviewedRepository.address)
                          files: [{path: "clusters/**/config.json"}]
                      - list: {elements: [{tier: silver}]}
              template:
                metadata: {name: \(usesGoTemplates ? "'{{if .path}}{{.path.basenameNormalized}}{{else}}{{.cluster}}{{end}}'" : "made")}
                spec:
                  destination: {namespace: shop}
                  source:
                    repoURL: \(ReviewedRepository.address)
                    path: charts/web
                    helm: {valuesObject: {kind: fixed}}
            """
        let files = [
            "set.yaml": set, "teams/Red_Team/x.txt": "", "teams/left-out/x.txt": "", "teams/blue/x.txt": "",
            "clusters/eu/config.json": #"{"cluster": {"name": "eu"}}"#,
        ]
        let changed = set.replacing("kind: fixed", with: "kind: other")
        let old = #"{"a":"default","kind":"fixed"}"#
        let new = #"{"a":"default","kind":"other"}"#
        let names = usesGoTemplates ? ["one", "red-team", "blue", "eu"] : ["made", "made", "made", "made"]
        #expect(
            try values(files, ["set.yaml": changed]) == names.map { "set.yaml: \($0): data.values \(old) -> \(new)" })
    }

    @Test
    func namesInBracesAreThoseOfGenerators() throws {
        let files = [
            "set.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: all}
            spec:
              generators:
                - git:
                    repoURL: \(ReviewedRepository.address)
                    files: [{path: clusters/*/config.yaml}]
              template:
                metadata: {name: "{{path.basename}}-{{ cluster.name }}-{{path[0]}}"}
                spec:
                  destination: {namespace: "{{cluster.name}}"}
                  source: {repoURL: "", path: charts/web, helm: {parameters: [{name: size, value: "{{cluster.size}}"}]}}
            """, "clusters/eu/config.yaml": "cluster: {name: shop, size: 3}\n",
        ]
        #expect(
            try values(files, ["clusters/eu/config.yaml": "cluster: {name: shop, size: 4}\n"]) == [
                #"set.yaml: eu-shop-clusters: data.values {"a":"default","size":3} -> {"a":"default","size":4}"#
            ])
    }

    // MARK: - Flux

    private static let release = """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: web, namespace: shop}
        spec:
          targetNamespace: front
          chart:
            spec:
              chart: ./charts/web
              sourceRef: {kind: GitRepository, name: deployments}
              valuesFiles: [values.yaml, charts/web/prod.yaml]
          valuesFrom:
            - {kind: ConfigMap, name: common}
            - {kind: Secret, name: hidden, valuesKey: tag, targetPath: image.tag}
          values: {b: own}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: common, namespace: shop}
        data:
          values.yaml: |
            b: common
            c: common
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: hidden, namespace: shop}
        data: {tag: djE=}
        """

    @Test
    func helmReleasesTakeValuesInFluxesOrder() throws {
        let files = ["flux/web.yaml": Self.release, "charts/web/prod.yaml": "a: prod\n"]
        let old = #"{"a":"prod","b":"own","c":"common","image":{"tag":"v1"}}"#
        let new = #"{"a":"prod","b":"own","c":"other","image":{"tag":"v1"}}"#
        let change = Self.release.replacing("c: common", with: "c: other")
        #expect(
            try values(files, ["flux/web.yaml": change]) == ["flux/web.yaml: web: data.values \(old) -> \(new)"])
        let unnamed = Self.release.replacing("  targetNamespace: front\n", with: "  releaseName: web\n")
        let names = try values(files, ["flux/web.yaml": unnamed]).sorted()
        #expect(names.count == 2)
        #expect(names.contains { $0.contains("added") } && names.contains { $0.contains("removed") })
    }

    @Test
    func overlaysOfKustomizeAreReleasesOfTheirOwn() throws {
        let files = [
            "base/release.yaml": """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web}
            spec:
              releaseName: web
              chart: {spec: {chart: charts/web, sourceRef: {kind: GitRepository, name: x}}}
              valuesFrom: [{kind: ConfigMap, name: generated}]
              values: {a: base, list: [1, 2]}
            """,
            "base/kustomization.yaml":
                "resources: [release.yaml]\nconfigMapGenerator: [{name: generated, files: [values.yaml=v.yaml]}]\n",
            "base/v.yaml": "g: 1\n",
            "prod/kustomization.yaml": """
            apiVersion: kustomize.config.k8s.io/v1beta1
            namespace: shop
            resources: [../base]
            patches:
              - path: patch.yaml
                target: {kind: HelmRelease}
              - target: {kind: HelmRelease, name: web}
                patch: |
                  - {op: add, path: /spec/values/list/-, value: 3}
                  - {op: replace, path: /spec/values/list/0, value: 0}
            """,
            "prod/patch.yaml":
                "apiVersion: x\nkind: HelmRelease\nmetadata: {name: any}\nspec: {values: {a: prod}}\n",
            "staging/kustomization.yaml": "namespace: staging\nbases: [../base]\n",
        ]
        #expect(
            try values(files, ["base/v.yaml": "g: 2\n"]) == [
                #"prod: web: data.values {"a":"prod","g":1,"list":[0,2,3]} -> {"a":"prod","g":2,"list":[0,2,3]}"#,
                #"staging: web: data.values {"a":"base","g":1,"list":[1,2]} -> {"a":"base","g":2,"list":[1,2]}"#,
            ])
        let patch = "apiVersion: x\nkind: HelmRelease\nmetadata: {name: any}\nspec: {values: {a: other}}\n"
        #expect(
            try values(files, ["prod/patch.yaml": patch]) == [
                #"prod: web: data.values {"a":"prod","g":1,"list":[0,2,3]} -> {"a":"other","g":1,"list":[0,2,3]}"#
            ])
    }

    /// Checked against kustomize: patterns are for all of a text, selectors are those of Kubernetes.
    @Test(arguments: [
        ("name: w.b", ["web"]), ("name: we", []), ("name: web|api", ["api", "web"]), ("kind: Helm.*", ["api", "web"]),
        ("version: v2", ["api", "web"]), ("version: v1", []), ("group: 'helm\\.toolkit.*'", ["api", "web"]),
        ("labelSelector: tier=front", ["web"]), ("labelSelector: 'tier!=front'", ["api"]),
        ("labelSelector: 'tier in (front, back)'", ["api", "web"]), ("labelSelector: '!tier'", []),
        ("annotationSelector: owner=ann", ["api"]),
    ])
    func patchesAreForWhatTheirTargetsMean(_ target: String, _ patched: [String]) throws {
        let release = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, labels: {tier: front}}
            spec: {chart: {spec: {chart: charts/web, sourceRef: {kind: GitRepository, name: x}}}, values: {b: 0}}
            """
        let other = release.replacing(
            "name: web, labels: {tier: front}", with: "name: api, labels: {tier: back}, annotations: {owner: ann}")
        let kustomization = "resources: [web.yaml, api.yaml]\n"
        let patch = "patches: [{target: {\(target)}, patch: \"- {op: add, path: /spec/values/b, value: 1}\"}]\n"
        let repository = try ReviewedRepository([
            "k/web.yaml": release, "k/api.yaml": other, "k/kustomization.yaml": kustomization,
        ])
        try repository.write(["k/kustomization.yaml": kustomization + patch])
        let review = try repository.review()
        #expect(review.reports.compactMap { $0.title?.text }.sorted() == patched.map { "k: \($0)" })
        #expect(review.lines == [])
    }

    @Test(arguments: ["name: '['", "labelSelector: 'a in'"])
    func targetsThatAreNoneAreNamed(_ target: String) throws {
        let repository = try ReviewedRepository([
            "k/kustomization.yaml": "resources: []\npatches: [{target: {\(target)}, patch: '[]'}]\n"
        ])
        let lines = try repository.review().lines
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("not resolved: k/kustomization.yaml: patch in place cannot be applied: "))
    }

    @Test
    func fluxesKustomizationsSayMoreOfTheirFolders() throws {
        func kustomization(_ name: String, _ more: String) -> String {
            """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: \(name), namespace: flux-system}
            spec: {path: ./apps, \(more)}

            """
        }
        let files = [
            "apps/web.yaml": """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web}
            spec:
              releaseName: "web-${SIDE:-right}"
              chart: {spec: {chart: charts/web, sourceRef: {kind: GitRepository, name: x}}}
              values: {m: "${M:=1}", kept: "$${X}", size: none}
            """,
            "clusters/one.yaml": kustomization(
                "one",
                "targetNamespace: one, postBuild: {substitute: {SIDE: left}, substituteFrom: [{kind: ConfigMap, name: v}]}"
            ),
            "clusters/two.yaml": kustomization(
                "two",
                "targetNamespace: two, postBuild: {}, patches: [{target: {kind: HelmRelease}, patch: \"spec: {values: {size: big}}\"}]"
            ),
            "v.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {M: \"3\"}\n",
        ]
        #expect(
            try values(files, ["charts/web/values.yaml": "a: other\n"]).map {
                $0.replacing("data.values ", with: "").split(separator: " -> ").last.map(String.init)
            } == [
                #"{"a":"other","kept":"${X}","m":3,"size":"none"}"#, #"{"a":"other","kept":"${X}","m":1,"size":"big"}"#,
            ])
        let change = ["v.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {M: \"4\"}\n"]
        #expect(
            try values(files, change) == [
                #"apps/web.yaml by clusters/one.yaml: web: data.values {"a":"default","kept":"${X}","m":3,"size":"none"} -> {"a":"default","kept":"${X}","m":4,"size":"none"}"#
            ])
    }

    @Test
    func whatIsMissingOfValuesIsNamed() throws {
        let release = Self.release.replacing("name: common}", with: "name: other}").replacing("own}", with: "'${own}'}")
        let repository = try ReviewedRepository(["flux/web.yaml": release, "charts/web/prod.yaml": "a: prod\n"])
        try repository.write(["charts/web/prod.yaml": "a: other\n"])
        let review = try repository.review()
        #expect(
            review.lines == [
                "not resolved: flux/web.yaml:3: HelmRelease web: is compared without the values of ConfigMap other, which this repository does not hold",
                "not resolved: flux/web.yaml:3: HelmRelease web: is compared with the variables of Flux as they stand",
            ])
        #expect(
            review.changes == [
                #"flux/web.yaml: web: data.values {"a":"prod","b":"${own}","image":{"tag":"v1"}} -> {"a":"other","b":"${own}","image":{"tag":"v1"}}"#
            ])
    }

    // MARK: - Others

    @Test
    func helmfilesReleasesAreThoseOfPlainData() throws {
        let helmfile = """
            repositories: [{name: stable, url: "https://charts.example.org"}]
            releases:
              - name: web
                namespace: shop
                chart: ../charts/web
                values: [{b: 1, c: 1}, prod.yaml, {c: 3}]
                set: [{name: d, value: "x,y"}, {name: e, values: [1, 2]}]
              - {name: gone, chart: ../charts/web, installed: false}
            """
        let files = ["deploy/helmfile.yaml": helmfile, "deploy/prod.yaml": "c: 2\nb: 2\n"]
        #expect(
            try values(files, ["deploy/prod.yaml": "c: 2\nb: 4\n"]) == [
                #"deploy/helmfile.yaml: web: data.values {"a":"default","b":2,"c":3,"d":"x,y","e":[1,2]} -> {"a":"default","b":4,"c":3,"d":"x,y","e":[1,2]}"#
            ])
    }

    @Test
    func kustomizesChartsAreInflated() throws {
        let files = [
            "k/kustomization.yaml": """
            namespace: shop
            helmGlobals: {chartHome: ../charts}
            helmCharts:
              - name: web
                releaseName: front
                valuesFile: prod.yaml
                valuesInline: {b: inline}
                additionalValuesFiles: [more.yaml]
            """, "k/prod.yaml": "b: file\nc: file\n", "k/more.yaml": "d: 1\n",
        ]
        #expect(
            try values(files, ["k/more.yaml": "d: 2\n"]) == [
                #"k/kustomization.yaml: front: data.values {"a":"default","b":"inline","c":"file","d":1} -> {"a":"default","b":"inline","c":"file","d":2}"#
            ])
        let merged = files["k/kustomization.yaml"]?.replacing(
            "valuesFile:", with: "valuesMerge: merge\n    valuesFile:")
        #expect(
            try values(files, ["k/kustomization.yaml": merged ?? ""]) == [
                #"k/kustomization.yaml: front: data.values {"a":"default","b":"inline","c":"file","d":1} -> {"a":"default","b":"file","c":"file","d":1}"#
            ])
    }

    @Test
    func chartsBatchesAndStagesAreFound() throws {
        let files = [
            "charts/web/ci/small-values.yaml": "a: small\n",
            "batch.yaml":
                "- {name: b, namespace: shop, chart: charts/web, values: v.yaml, set: [x=1], setFile: [f=v.yaml]}\n",
            "v.yaml": "a: batch\n",
            "deploy/stages.yaml": """
            chart: ../charts/web
            release: staged
            values: [../v.yaml]
            cumulative: true
            stages:
              - name: one
              - {name: two, values: [{w: 1}], set: [x=2]}
            """,
        ]
        #expect(
            try values(files, ["v.yaml": "a: other\n"]) == [
                #"batch.yaml: b: data.values {"a":"batch","f":"a: batch\n","x":1} -> {"a":"other","f":"a: other\n","x":1}"#,
                #"deploy/stages.yaml: one: data.values {"a":"batch"} -> {"a":"other"}"#,
                #"deploy/stages.yaml: two: data.values {"a":"batch","w":1,"x":2} -> {"a":"other","w":1,"x":2}"#,
            ])
        #expect(
            try values(files, ["charts/web/ci/small-values.yaml": "a: tiny\n"]) == [
                #"charts/web/ci/small-values.yaml: data.values {"a":"small"} -> {"a":"tiny"}"#
            ])
    }
}
