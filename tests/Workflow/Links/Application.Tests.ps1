# The applications of the guides, with real services: one that counts its requests in a store, one with a database.
BeforeDiscovery {
    # The images of the services are made from the machine's own distribution.
    $script:possible = $IsLinux -and (& id -u) -eq 0 -and (Get-Command apt-get -ErrorAction Ignore)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/ServiceImage.psm1"

    $script:next = Get-Random -Minimum 10000 -Maximum 12000
    $script:outside = $env:DOCKERNET_TEST_ADDRESS ? $env:DOCKERNET_TEST_ADDRESS : '127.0.0.1'

    function New-HostPort { ($script:next += 10) }

    # What someone outside gets from a port of the engine's host; nothing when nobody answers. A first page is compiled, which takes
    # a slow machine long.
    function Get-Page([int]$Port, [string]$Path = '/') {
        try { (Invoke-WebRequest "http://${outside}:$Port$Path" -TimeoutSec 120 -SkipHttpErrorCheck).Content.Trim() } catch [Net.Http.HttpRequestException] { }
    }

    function Get-PageInside([string]$Container, [string]$Url) {
        $result = Invoke-ContainerCommand $Container curl '-s' '-f' $Url
        if ($result.ExitCode -eq 0) { $result.Output -join '' }
    }
}

AfterAll { Remove-TestObject }

Describe 'A web application and its store' -Skip:(-not $possible) {
    BeforeAll {
        Import-ServiceImage dockernet/app:test -DockerHost (Get-TestHost)
        $context = New-Item "$TestDrive/app" -ItemType Directory
        Set-Content "$context/app.py" @'
import os, socket
from flask import Flask
from redis import Redis

app = Flask(__name__)
store = Redis(host=os.environ.get('REDIS_HOST', '127.0.0.1'), socket_connect_timeout=3)

@app.route('/')
def hello():
    return 'seen %d times by %s\n' % (store.incr('hits'), socket.gethostname())

app.run(host='0.0.0.0', port=5000)
'@
        Set-Content "$context/Dockerfile" @'
FROM dockernet/app:test
LABEL app=counter
COPY app.py /app/
WORKDIR /app
EXPOSE 5000
CMD ["python3", "app.py"]
'@
        $image = (Build-DockerImage $context -Tag "$(New-TestName image)").Tags[0]
        $data = New-TestName data
        $redis = New-DockerContainer dockernet/app:test redis-server --protected-mode no --dir /data --appendonly yes -Name (New-TestName redis) -Volume "${data}:/data" -Start
        $web = New-DockerContainer $image -Name (New-TestName web) -Link "$($redis.Name):redis" -Env REDIS_HOST=redis -Start
        Wait-Until { Get-PageInside $web.Name http://127.0.0.1:5000/ } -Timeout 60 -What 'the application answers'
        $script:hits = 1
    }

    AfterAll {
        Remove-TestObject
        if ($image) { Invoke-EngineApi DELETE "/images/$image" -IgnoreError }
    }

    It 'counts every request, and tells who answered' {
        Get-PageInside $web.Name http://127.0.0.1:5000/ | Should -Be "seen $(++$script:hits; $hits) times by $($web.ShortId)"
        Get-PageInside $web.Name http://127.0.0.1:5000/ | Should -Be "seen $(++$script:hits; $hits) times by $($web.ShortId)"
    }

    It 'is reached by its neighbours, by address alone' {
        $neighbour = New-DockerContainer dockernet/app:test -Name (New-TestName other) -Start
        Get-PageInside $neighbour.Name "http://$($web.IPAddress):5000/" | Should -Be "seen $(++$script:hits; $hits) times by $($web.ShortId)"
        Get-PageInside $neighbour.Name "http://$($web.Name):5000/" | Should -BeNullOrEmpty
        (Get-ContainerPort $web.Name).ReachableFrom | Should -Be 'Networks'
    }

    It 'is not reached from outside until it is published, then on another port, with the count kept' {
        $first, $second = (New-HostPort), (New-HostPort)
        Get-Page $first | Should -BeNullOrEmpty
        Update-DockerContainer $web.Name -Publish "${first}:5000"
        Wait-Until { $script:page = Get-Page $first; $page } -Timeout 60
        $page | Should -BeLike "seen $(++$script:hits; $hits) times*"
        Update-DockerContainer $web.Name -Publish "${second}:5000"
        Wait-Until { $script:page = Get-Page $second; $page } -Timeout 60
        $page | Should -BeLike "seen $(++$script:hits; $hits) times*"
        Get-Page $first | Should -BeNullOrEmpty
        Get-Page 6379 | Should -BeNullOrEmpty
    }

    It 'comes back with its count when the store is made again on its volume' {
        $container = (Get-DockerContainer $web.Name).Id
        Update-DockerContainer $redis.Name -Env AGAIN=1
        # A legacy link is tied to the old container, and knows the new one only by its name.
        (Test-DockerContainer $web.Name).Id | Should -Be 'LinkSourceReplaced'
        Update-DockerContainer $web.Name -Link "$($redis.Name):redis"
        (Get-DockerContainer $web.Name).Id | Should -Not -Be $container
        $port = (Get-ContainerPort $web.Name).HostPort | Select-Object -First 1
        Wait-Until { $script:page = Get-Page $port; $page -like 'seen*' } -Timeout 60
        $page | Should -BeLike "seen $(++$script:hits; $hits) times*"
    }
}

Describe 'A web server and its database' -Skip:(-not $possible) {
    BeforeAll {
        Import-ServiceImage dockernet/java:test -DockerHost (Get-TestHost)
        $context = New-Item "$TestDrive/java" -ItemType Directory
        Set-Content "$context/index.jsp" @'
<%@ page import="java.sql.*" contentType="text/plain" %><%
Class.forName("org.mariadb.jdbc.Driver");
try (Connection c = DriverManager.getConnection("jdbc:mariadb://database:3306/?connectTimeout=3000"); Statement s = c.createStatement()) {
    s.execute("create database if not exists app");
    s.execute("create table if not exists app.hits (id int auto_increment primary key)");
    s.execute("insert into app.hits values ()");
    ResultSet r = s.executeQuery("select count(*) from app.hits");
    r.next();
    out.print("visit " + r.getInt(1));
}
%>
'@
        Set-Content "$context/Dockerfile" @'
FROM dockernet/java:test
COPY index.jsp /var/lib/tomcat10/webapps/ROOT/
RUN mkdir -p /var/lib/tomcat10/webapps/ROOT/WEB-INF/lib && cp /usr/share/java/mariadb-java-client.jar /var/lib/tomcat10/webapps/ROOT/WEB-INF/lib/ && rm -f /var/lib/tomcat10/webapps/ROOT/index.html
ENV CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE=/var/lib/tomcat10
EXPOSE 8080
CMD ["/usr/share/tomcat10/bin/catalina.sh", "run"]
'@
        $image = (Build-DockerImage $context -Tag "$(New-TestName image)").Tags[0]
        $data = New-TestName mysql
        $run = 'install -d -o mysql /run/mysqld && exec mariadbd --user=mysql --skip-grant-tables --skip-networking=0 --bind-address=0.0.0.0'

        function New-Database { New-DockerContainer dockernet/java:test -Command sh, '-c', $run -Name $name -Volume "${data}:/var/lib/mysql" @args -Start }

        $name = New-TestName db
        $network = New-DockerBridge (New-TestName net)
        $db = New-Database -Network $network.Name
        $port = New-HostPort
        $web = New-DockerContainer $image -Name (New-TestName web) -Network $network.Name -Link "${name}:database" -Publish "${port}:8080" -Start
        Wait-Until { $script:page = Get-Page $port; $page -like 'visit*' } -Timeout 120 -What 'the page is there'
    }

    AfterAll {
        Remove-TestObject
        if ($image) { Invoke-EngineApi DELETE "/images/$image" -IgnoreError }
    }

    It 'reaches the database by name, and no one outside does' {
        $page | Should -BeLike 'visit *'
        (Get-ContainerPort $db.Name).Published | Should -Not -Contain $true
        (Test-ContainerPing $web.Name database -Count 1).Address | Should -Be (Get-DockerContainer $name).IPAddress
        $seen = [int]($page -replace '\D')
        Get-Page $port | Should -Be "visit $($seen + 1)"
    }

    It 'has its rows when the database is removed and made again on its volume, and the web server goes on' {
        $seen = [int]((Get-Page $port) -replace '\D')
        Remove-DockerContainer $name -Force
        $null = New-Database -Network $network.Name
        Wait-Until { $script:page = Get-Page $port; $page -like 'visit*' } -Timeout 60
        $page | Should -Be "visit $($seen + 1)"
        (Get-DockerContainer $web.Name).Id | Should -Be $web.Id
    }

    It 'is served on another port by one command' {
        $seen = [int]((Get-Page $port) -replace '\D')
        $other = New-HostPort
        Update-DockerContainer $web.Name -Publish "${other}:8080"
        Wait-Until { $script:page = Get-Page $other; $page -like 'visit*' } -Timeout 120
        $page | Should -Be "visit $($seen + 1)"
        Get-Page $port | Should -BeNullOrEmpty
    }
}
